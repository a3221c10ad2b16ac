import type { Loaded } from '../use-loaded.js';
import { Note } from './note.js';

/** A pane for what is still to come, or was refused with a sentence. */
export function PendingView({ of: loaded }: { readonly of: Exclude<Loaded<unknown>, { is: 'here' }> }) {
  if (loaded.is === 'coming') return <div class="scroll-pane" aria-busy="true" />;
  return (
    <div class="scroll-pane">
      <Note tone="bad" live>
        <p>{loaded.why}</p>
      </Note>
    </div>
  );
}
