import type { ComponentChildren } from 'preact';
import './note.css';

interface NoteProps {
  readonly tone?: 'note' | 'warn' | 'bad' | 'good';
  /** Read out when it appears. */
  readonly live?: boolean;
  readonly children: ComponentChildren;
}

/** A sentence or two that should not be overlooked. */
export function Note({ tone = 'note', live = false, children }: NoteProps) {
  return (
    <div class={`note note-${tone}`} role={live ? 'status' : undefined}>
      {children}
    </div>
  );
}
