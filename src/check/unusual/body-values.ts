import { parsePointer } from '../../source/json-pointer.js';
import type { Case } from '../case.js';
import { inLaterItems } from '../later-items.js';
import type { RequestPlan } from '../request-plan.js';
import { bodyCase, bodyPlaces, type UnusualValue } from './body-cases.js';

/** Text that real users send, and text that only must not break a server. */
const texts: readonly (UnusualValue & { readonly value: string })[] = [
  { class: 'valid', trait: 'non-ASCII text', value: 'Zoë Ångström 東京' },
  { class: 'valid', trait: 'text with quotes', value: `O'Brien "&" <Söhne>` },
  { class: 'open', trait: 'text beyond the basic plane', value: 'tally 🧾' },
  { class: 'open', trait: 'a NUL character', value: 'tally\u0000stick' },
  { class: 'open', trait: 'a lone surrogate', value: 'tally\uD83Dstick' },
  { class: 'open', trait: 'an empty text', value: '' },
];

/** Other spellings of what a format allows. */
const spellings: Readonly<Record<string, readonly UnusualValue[]>> = {
  'date-time': [
    { class: 'valid', trait: 'a date-time with an offset', value: '2030-01-02T03:04:05+05:30' },
    { class: 'valid', trait: 'a date-time with a fraction', value: '2030-01-02T03:04:05.678Z' },
  ],
  email: [{ class: 'valid', trait: 'an e-mail address with a tag', value: 'tally+tag@mail.example.com' }],
};

const zero: UnusualValue = { class: 'valid', trait: 'zero', value: 0 };

/** Unusual values at every place of the body that takes them: those that must be accepted first. */
export function* unusualValues(plan: RequestPlan): Generator<Case> {
  const places = bodyPlaces(plan);
  for (const kind of ['valid', 'open'] as const) {
    for (const text of texts.filter((one) => one.class === kind)) {
      for (const place of places) {
        const isText = place.types.includes('string') && place.formats.length === 0;
        const planned = isText && bodyCase(plan, place, place.holding(text.value), text);
        if (planned) yield planned;
      }
    }
    if (kind === 'valid') yield* otherValues(plan, places);
  }
}

function* otherValues(plan: RequestPlan, places: ReturnType<typeof bodyPlaces>): Generator<Case> {
  for (const place of places) {
    const isNumber = place.types.includes('integer') || place.types.includes('number');
    for (const unusual of [
      ...(isNumber && place.own !== 0 ? [zero] : []),
      ...place.formats.flatMap((format) => spellings[format] ?? []),
    ]) {
      const planned = bodyCase(plan, place, place.holding(unusual.value), unusual);
      if (planned) yield planned;
    }
    yield* longerLists(plan, place);
  }
}

/** A list whose last item is unlike the others, where its items are texts; else one of equal items. */
function* longerLists(plan: RequestPlan, place: ReturnType<typeof bodyPlaces>[number]): Generator<Case> {
  if (parsePointer(place.pointer).at(-1) !== '0') return;
  const items = place.types.includes('string') ? ['Zoë Ångström 東京', place.own] : [place.own];
  for (const item of items) {
    for (const moved of inLaterItems(place.holding(item), place.pointer, place.own).last) {
      const unusual = { class: 'valid', trait: 'a longer list' } as const;
      const planned = bodyCase(plan, { ...place, pointer: moved.pointer }, moved.value, unusual);
      if (!planned) continue;
      yield planned;
      return;
    }
  }
}
