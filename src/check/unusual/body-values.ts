import { inLaterItems } from '../../schema/later-items.js';
import { type ValuePlace, valuePlaces } from '../../schema/value-places.js';
import { parsePointer } from '../../source/json-pointer.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';
import { sharedBodies } from '../shared-bodies.js';
import { bodyCase, bodyWith, type UnusualBody, type UnusualValue } from './body-cases.js';

/** Text that real users send, and text that only must not break a server; of several the longest that fits. */
const texts: readonly (Omit<UnusualValue, 'value'> & { readonly values: readonly string[] })[] = [
  { class: 'valid', trait: 'non-ASCII text', values: ['Zoë Ångström 東京'] },
  {
    class: 'valid',
    trait: 'text with quotes and signs',
    values: [`O'Brien "&" <Söhne> 5% \\`, `O'Brien "&" <Söhne>`],
  },
  { class: 'open', trait: 'text beyond the basic plane', values: ['tally 🧾'], tells: 'beside' },
  { class: 'open', trait: 'a NUL character', values: ['tally\u0000stick'] },
  { class: 'open', trait: 'a lone surrogate', values: ['tally\uD83Dstick'] },
  { class: 'open', trait: 'a line break', values: ['tally\n\tstick'] },
  // Taken for nothing in more than one language.
  { class: 'open', trait: 'an empty text', values: [''], tells: 'beside' },
  { class: 'open', trait: 'the text 0', values: ['0'], tells: 'beside' },
];

/** Numbers that a schema without limits allows and a server may have limits for. */
const numbers: readonly UnusualValue[] = [
  { class: 'open', trait: 'a negative number', value: -1, tells: 'beside' },
  { class: 'open', trait: 'a number beyond 32 bits', value: 3_000_000_000, tells: 'beside' },
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
    for (const number of numbers) for (const place of ring.filter(isNumber)) yield [bodyWith(place, number)];
  }
});

function* unusualTexts(
  places: readonly ValuePlace[],
  kind: 'valid' | 'open',
): Generator<readonly UnusualBody[]> {
  for (const { values, ...text } of texts.filter((one) => one.class === kind)) {
    for (const place of places.filter(isText)) yield values.map((value) => textAt(place, { ...text, value }));
  }
}

/** A text that is as short as may be puts the rule of that limit to the test. */
function textAt(place: ValuePlace, text: UnusualValue & { readonly value: string }): UnusualBody {
  const { minLength } = place;
  const body = bodyWith(place, text);
  return [...text.value].length === minLength?.value ? { ...body, schemaPointer: minLength.pointer } : body;
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

const isNumber = ({ types }: ValuePlace): boolean => types.includes('integer') || types.includes('number');

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
