import { isMapping } from '../../openapi/document-node.js';
import { type ValuePlace, valuePlaces } from '../../schema/value-places.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';
import { sharedBodies } from '../shared-bodies.js';
import { bodyCase, bodyWith, type UnusualBody } from './body-cases.js';

/** What objects of free keys are filled with, in turn. */
const fillings: readonly unknown[] = [{ tally: 'stick' }, { tally: ['one', 'two'] }];

/**
 * Objects of which the document names no key, filled, and the smallest body after each. The document cannot say which keys a server takes;
 * what it takes must be there.
 */
export function* freeObjects(plan: RequestPlan): Generator<Case> {
  for (const body of filledBodies(plan)) {
    const planned = bodyCase(plan, body);
    if (!planned) continue;
    yield { ...planned, tells: 'alone' };
    const label = `the smallest body after ${planned.label}`;
    const whole = { location: 'request', pointer: '', rule: plan.operation.node } as const;
    yield { class: 'valid', label, place: whole, ...plan.smallest(), tells: 'alone' };
  }
}

const filledBodies = sharedBodies(function* (schema, options): Generator<UnusualBody> {
  for (const place of valuePlaces(schema, options)) {
    if (!isFree(place)) continue;
    for (const value of fillings) yield bodyWith(place, { class: 'open', trait: 'a key of its own', value });
  }
});

function isFree({ types, names, own, pointer }: ValuePlace): boolean {
  const isEmpty = isMapping(own) && Object.keys(own).length === 0;
  return pointer !== '' && types.includes('object') && names.length === 0 && isEmpty;
}
