import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './choice-row.css';

export interface Choice<Name extends string> {
  readonly name: Name;
  readonly label: ComponentChildren;
}

interface ChoiceRowProps<Name extends string> {
  /** What is chosen. */
  readonly label: string;
  readonly choices: readonly Choice<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  /** Shows what is chosen above the choices; it is read out in any case. */
  readonly titled?: boolean;
}

/** Radio buttons side by side, drawn as one control. */
export function ChoiceRow<Name extends string>({
  label,
  choices,
  chosen,
  onChoose,
  titled = false,
}: ChoiceRowProps<Name>) {
  const id = useId();
  return (
    <fieldset class="choice-row">
      <legend class={titled ? 'field-label' : 'for-screen-readers'}>{label}</legend>
      <div class="choices">
        {choices.map(({ name, label: text }) => (
          <label key={name} class="choice">
            <input
              type="radio"
              name={id}
              value={name}
              checked={name === chosen}
              onChange={() => onChoose(name)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
