import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';
import { bodyCase, bodyPlaces, type UnusualValue } from './body-cases.js';

/** Other spellings of what a format allows. */
const spellings: Readonly<Record<string, readonly UnusualValue[]>> = {
  'date-time': [
    { class: 'valid', trait: 'a date-time with an offset', value: '2030-01-02T03:04:05+05:30' },
    { class: 'valid', trait: 'a date-time with a fraction', value: '2030-01-02T03:04:05.678Z' },
  ],
  email: [{ class: 'valid', trait: 'an e-mail address with a tag', value: 'tally+tag@mail.example.com' }],
};

const zero: UnusualValue = { class: 'valid', trait: 'zero', value: 0 };

/** What the document allows at a place of the body and generators seldom write: an offset from UTC, a fraction of a second, zero. */
export function* otherSpellings(plan: RequestPlan): Generator<Case> {
  for (const place of bodyPlaces(plan)) {
    const isNumber = place.types.includes('integer') || place.types.includes('number');
    for (const unusual of [
      ...(isNumber && place.own !== 0 ? [zero] : []),
      ...place.formats.flatMap((format) => spellings[format] ?? []),
    ]) {
      const planned = bodyCase(plan, place, place.holding(unusual.value), unusual);
      if (planned) yield planned;
    }
  }
}
