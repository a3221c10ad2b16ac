import { signal } from '@preact/signals';
import type { Copies } from '../../../mock/admin/shapes.js';
import { plainLines } from '../../look/code-line.js';
import { CodeView } from '../../look/code-view.js';
import { CopyButton } from '../../look/copy-button.js';
import { ChoiceRow } from './choice-row.js';
import './copies-view.css';

const ways = [
  { name: 'curl', label: 'curl' },
  { name: 'fetch', label: 'fetch' },
  { name: 'axios', label: 'axios' },
] as const;

/** One for all requests: who copies curl once copies it again. */
const chosen = signal<keyof Copies>('curl');

/** A request as a command or a call, to be copied. */
export function CopiesView({ copies }: { readonly copies: Copies }) {
  const text = copies[chosen.value];
  return (
    <div class="copies-view">
      <div class="copies-bar">
        <ChoiceRow
          label="Copy as"
          choices={ways}
          chosen={chosen.value}
          onChoose={(name) => {
            chosen.value = name;
          }}
        />
        <CopyButton key={chosen.value} text={text} what={`as ${chosen.value}`} />
      </div>
      <CodeView label={`The request as ${chosen.value}`} lines={plainLines(text.trimEnd())} wrap />
    </div>
  );
}
