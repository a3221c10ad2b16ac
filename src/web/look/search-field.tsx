import { useRef } from 'preact/hooks';
import { Icon } from './icon.js';
import { useKeys } from './keys.js';
import './search-field.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
}

/** A search field that `/` leads to and Escape empties. */
export function SearchField({ label, value, onInput }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => input.current?.select() });
  return (
    <label class="search-field">
      <Icon name="search" />
      <span class="for-screen-readers">{label}</span>
      <input
        ref={input}
        type="search"
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        aria-keyshortcuts="/"
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (value === '') event.currentTarget.blur();
          else onInput('');
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </label>
  );
}
