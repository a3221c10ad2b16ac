import { isMapping } from '../../openapi/document-node.js';
import type { ValuePlace } from '../../schema/value-places.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';
import { bodyCase, bodyPlaces } from './body-cases.js';

/** What objects of free keys are filled with, in turn. */
const fillings: readonly unknown[] = [{ tally: 'stick' }, { tally: ['one', 'two'] }];

/**
 * Objects of which the document names no key, filled, and the smallest body after each. The document cannot say which keys a server takes;
 * what it takes must be there.
 */
export function* freeObjects(plan: RequestPlan): Generator<Case> {
  for (const place of bodyPlaces(plan).filter(isFree)) {
    for (const filling of fillings) {
      const unusual = { class: 'open', trait: 'a key of its own' } as const;
      const planned = bodyCase(plan, place, place.holding(filling), unusual);
      if (!planned) continue;
      yield { ...planned, tells: true };
      const label = `the smallest body after ${planned.label}`;
      const whole = { location: 'request', pointer: '', rule: plan.operation.node } as const;
      yield { class: 'valid', label, place: whole, ...plan.smallest(), tells: true };
    }
  }
}

function isFree({ types, names, own, pointer }: ValuePlace): boolean {
  const isEmpty = isMapping(own) && Object.keys(own).length === 0;
  return pointer !== '' && types.includes('object') && names.length === 0 && isEmpty;
}
