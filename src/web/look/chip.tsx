import type { ComponentChildren } from 'preact';
import './chip.css';

interface ChipProps {
  readonly pressed: boolean;
  readonly onToggle: () => void;
  readonly count: string;
  readonly children: ComponentChildren;
}

/** A filter that is on or off, with how many it is about. */
export function Chip({ pressed, onToggle, count, children }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={onToggle}>
      {children}
      <span class="chip-count">{count}</span>
    </button>
  );
}
