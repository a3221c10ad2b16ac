import type { ComponentChildren } from 'preact';
import './badge.css';

export type Tone = 'good' | 'bad' | 'warn' | 'note' | 'idle' | 'plain';

/** A short word with a colour; the word says it all. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}

/** The tone of a severity. */
export const severityTone = { error: 'bad', warning: 'warn', info: 'note' } as const;

/** An HTTP method, in a column of its own width. */
export function Method({ name }: { readonly name: string }) {
  return <span class="method">{name}</span>;
}
