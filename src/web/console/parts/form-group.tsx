import type { ComponentChildren } from 'preact';
import './form-group.css';

/** Controls that belong together, in one box under their title. */
export function FormGroup({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <fieldset class="form-group">
      <legend>{title}</legend>
      <div class="form-box">{children}</div>
    </fieldset>
  );
}
