import { compareValue } from './compare-value.js';
import type { AcceptedCase, MeaningSite } from './meaning-site.js';

/** Two accepted requests that give one property different values. */
export interface Swap {
  readonly name: string;
  readonly first: AcceptedCase;
  readonly second: AcceptedCase;
}

/** One swap for each property that can be written and is no stamp, of the smallest requests that there are. */
export function findSwaps({ accepted, promises }: Pick<MeaningSite, 'accepted' | 'promises'>): Swap[] {
  const bySize = [...accepted].sort((a, b) => sizeOf(a) - sizeOf(b));
  return [...promises.writable].flatMap((name) => {
    if (promises.isStamp(name) || promises.isSecret(name) || promises.ids.has(name)) return [];
    const holding = bySize.filter(({ value }) => Object.hasOwn(value, name) && value[name] !== null);
    const [first] = holding;
    const shown = (one: AcceptedCase | undefined) => one && promises.toBeShown(one.value)[name];
    const second = holding.find((other) => compareValue(shown(first), shown(other)) === 'different');
    return first && second ? [{ name, first, second }] : [];
  });
}

function sizeOf({ request }: AcceptedCase): number {
  return request.body?.length ?? 0;
}
