import type { ComponentChildren } from 'preact';
import './field.css';

interface FieldProps {
  /** Of the control inside, which it names. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A control under its name. */
export function Field({ id, label, hint, children }: FieldProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children}
      {hint && <p class="field-hint">{hint}</p>}
    </div>
  );
}
