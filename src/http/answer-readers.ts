import type { HeaderList } from './message.js';

/** By an answer's header: how many bytes at the front of its body are whole items, and how many items; `undefined` for an answer that ends. */
export type StreamReader = (
  headers: HeaderList,
) => ((body: Buffer) => { readonly end: number; readonly count: number }) | undefined;

/** By an answer's header: whether a body is whole, or broken whatever may follow; `undefined` where only its end tells. */
export type ProgressReader = (
  headers: HeaderList,
) => ((body: Buffer) => 'begun' | 'whole' | 'broken') | undefined;
