import type { Soon } from './mock-engine.js';

/** Whether a value is still to come. Not by `instanceof`: a promise may be of another realm. */
export function isLater<T>(value: Soon<T>): value is Promise<T> {
  return typeof (value as { readonly then?: unknown } | undefined | null)?.then === 'function';
}
