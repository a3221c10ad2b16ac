import { succeeded } from '../exchange.js';
import type { MeaningSite } from './meaning-site.js';
import { type Fields, resourceIn } from './resource-in.js';

/** What the resource is now, without what seeing it has written itself. */
export type SeeState = () => Promise<Fields | undefined>;

/** Sees the resource by a read or, where there is none, in the answer to the smallest accepted update; `undefined` where neither can. */
export function stateViewOf({
  context,
  plan,
  promises,
  reader,
  accepted,
}: MeaningSite): SeeState | undefined {
  const { operation } = plan;
  const visible = (fields: Fields, blind: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).filter(([name]) => {
        if (Object.hasOwn(blind, name) || !promises.writable.has(name)) return false;
        return !promises.isStamp(name) && !promises.isSecret(name);
      }),
    );
  if (reader) {
    return async () => {
      const seen = await reader();
      return seen?.isThere ? visible(seen.fields, {}) : undefined;
    };
  }
  const [smallest] = [...accepted].sort((a, b) => Object.keys(a.value).length - Object.keys(b.value).length);
  if (!smallest || !promises.keepsUnsent) return undefined;
  return async () => {
    const exchange = await context.wire.exchange(operation, smallest);
    const shown = succeeded(exchange) ? resourceIn(exchange.judgement?.value, promises.writable) : undefined;
    return shown && visible(shown.fields, smallest.value);
  };
}
