import { inLaterItems } from '../../schema/later-items.js';
import { type ValuePlace, valuePlaces } from '../../schema/value-places.js';
import { parsePointer } from '../../source/json-pointer.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';
import { sharedBodies } from '../shared-bodies.js';
import { bodyCase, bodyWith, type UnusualBody, type UnusualValue } from './body-cases.js';

/** Text that real users send, and text that only must not break a server. */
const texts: readonly (UnusualValue & { readonly value: string })[] = [
  { class: 'valid', trait: 'non-ASCII text', value: 'Zoë Ångström 東京' },
  { class: 'valid', trait: 'text with quotes', value: `O'Brien "&" <Söhne>` },
  { class: 'open', trait: 'text beyond the basic plane', value: 'tally 🧾' },
  { class: 'open', trait: 'a NUL character', value: 'tally\u0000stick' },
  { class: 'open', trait: 'a lone surrogate', value: 'tally\uD83Dstick' },
  { class: 'open', trait: 'an empty text', value: '' },
];

/** Limits beyond this one cost more to try than they show. */
const longestLimit = 10_000;

/** The trait of a list that has more items than one. */
export const longerList = 'a longer list';

/** Unusual values at every place of the body that takes them: all of them at the outer places before any further in. */
export function* unusualValues(plan: RequestPlan): Generator<Case> {
  for (const ways of unusualBodies(plan)) {
    for (const body of ways) {
      const planned = bodyCase(plan, body);
      if (!planned) continue;
      yield planned;
      break;
    }
  }
}

/** Each in the ways in which it can be written: the first that the document allows is sent. */
const unusualBodies = sharedBodies(function* (schema, options): Generator<readonly UnusualBody[]> {
  const places = [...valuePlaces(schema, options)];
  const outer = places.filter(({ pointer }) => parsePointer(pointer).length <= 1);
  const inner = places.filter((place) => !outer.includes(place));
  for (const ring of [outer, inner]) {
    yield* unusualTexts(ring, 'valid');
    for (const place of ring) yield longestText(place);
    for (const place of ring) yield longerLists(place);
    yield* unusualTexts(ring, 'open');
  }
});

function* unusualTexts(
  places: readonly ValuePlace[],
  kind: 'valid' | 'open',
): Generator<readonly UnusualBody[]> {
  for (const text of texts.filter((one) => one.class === kind)) {
    for (const place of places.filter(isText)) yield [bodyWith(place, text)];
  }
}

/** Lengths are in characters, not in bytes (JSON Schema 2020-12 §6.3.1): the rule that it puts to the test is that of the limit. */
function longestText(place: ValuePlace): UnusualBody[] {
  const { maxLength } = place;
  if (!isText(place) || maxLength === undefined || maxLength.value > longestLimit) return [];
  const text = bodyWith(place, {
    class: 'valid',
    trait: 'the longest non-ASCII text',
    value: 'é'.repeat(maxLength.value),
  });
  return [{ ...text, schemaPointer: maxLength.pointer }];
}

const isText = ({ types, formats }: ValuePlace): boolean => types.includes('string') && formats.length === 0;

/** A list whose last item is unlike the others, where its items are texts; else one of equal items. */
function longerLists(place: ValuePlace): UnusualBody[] {
  const { pointer, schemaPointer, own } = place;
  if (parsePointer(pointer).at(-1) !== '0') return [];
  const items = place.types.includes('string') ? ['Zoë Ångström 東京', own] : [own];
  return items.flatMap((item) =>
    inLaterItems(place.holding(item), pointer, own).last.map((moved) => ({
      class: 'valid',
      trait: longerList,
      schemaPointer,
      ...moved,
    })),
  );
}
