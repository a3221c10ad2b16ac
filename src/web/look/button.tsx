import type { ComponentChildren } from 'preact';
import './button.css';
import { Icon, type IconName } from './icon.js';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly icon?: IconName | undefined;
  /** Shows the icon alone; the text stays for screen readers and as a tooltip. */
  readonly bare?: boolean | undefined;
  /** Makes it a switch that is on or off. */
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Tells apart what bears the same text. */
  readonly label?: string | undefined;
}

export function Button({ children, onClick, icon, bare, pressed, disabled, label }: ButtonProps) {
  return (
    <button
      type="button"
      class={bare ? 'button button-bare' : 'button'}
      aria-pressed={pressed}
      aria-label={label}
      title={bare ? (label ?? String(children)) : undefined}
      disabled={disabled}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      <span class={bare ? 'for-screen-readers' : undefined}>{children}</span>
    </button>
  );
}
