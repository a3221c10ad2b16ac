import { type ValuePlace, valuePlaces } from '../../schema/value-places.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';
import { sharedBodies } from '../shared-bodies.js';
import { bodyCase, bodyWith, type UnusualBody, type UnusualValue } from './body-cases.js';

/** Other spellings of what a format allows. */
const spellings: Readonly<Record<string, readonly UnusualValue[]>> = {
  'date-time': [
    { class: 'valid', trait: 'a date-time with an offset', value: '2030-01-02T03:04:05+05:30' },
    { class: 'valid', trait: 'a date-time with a fraction', value: '2030-01-02T03:04:05.678Z' },
  ],
  email: [{ class: 'valid', trait: 'an e-mail address with a tag', value: 'tally+tag@mail.example.com' }],
};

/** What the document allows at a place of the body and generators seldom write: an offset from UTC, a fraction, zero. */
export function* otherSpellings(plan: RequestPlan): Generator<Case> {
  for (const body of spelledBodies(plan)) {
    const planned = bodyCase(plan, body);
    if (planned) yield planned;
  }
}

const spelledBodies = sharedBodies(function* (schema, options): Generator<UnusualBody> {
  for (const place of valuePlaces(schema, options)) {
    yield* spelledNumbers(place);
    for (const unusual of place.formats.flatMap((format) => spellings[format] ?? []))
      yield bodyWith(place, unusual);
  }
});

/** Zero, which puts the lower limit to the test where that is zero, and a quarter more than a number that need not be whole. */
function* spelledNumbers(place: ValuePlace): Generator<UnusualBody> {
  const { types, own, minimum } = place;
  if (!types.includes('integer') && !types.includes('number')) return;
  const zero = bodyWith(place, { class: 'valid', trait: 'zero', value: 0 });
  if (own !== 0) yield minimum?.value === 0 ? { ...zero, schemaPointer: minimum.pointer } : zero;
  if (types.includes('number') && Number.isInteger(own))
    yield bodyWith(place, { class: 'valid', trait: 'a fraction', value: (own as number) + 0.25 });
}
