import type { Case } from './case.js';
import { planCredentials } from './plan-credentials.js';
import { planInvalid, planInvalidItems } from './plan-invalid.js';
import { planMethods } from './plan-methods.js';
import { planUnknown } from './plan-unknown.js';
import { planUnusual } from './plan-unusual.js';
import { planValid } from './plan-valid.js';
import type { RequestPlan } from './request-plan.js';

/** The turns of a kind where not all cases fit a budget: what the document says goes before what it does not. */
export const turnsOfKinds = { valid: 2, invalid: 2 } as const;

/**
 * All ordinary cases of an operation by kind, in the order in which they are sent: what may break the implementation comes last.
 * What deletes for good comes after the refusals, so that these are tried on what exists. A mock only sees whether a credential
 * is there, and one without state knows no ids.
 */
export function planCases(
  plan: RequestPlan,
  {
    isMock,
    keepsNothing,
    deletesForGood,
  }: { readonly isMock: boolean; readonly keepsNothing: boolean; readonly deletesForGood: boolean },
): Readonly<Record<string, Iterable<Case>>> {
  const valid = planValid(plan);
  const refusals = {
    invalid: planInvalid(plan),
    invalidItems: planInvalidItems(plan),
    credentials: planCredentials(plan, isMock),
    unknown: keepsNothing ? [] : planUnknown(plan),
    methods: planMethods(plan),
  };
  const unusual = planUnusual(plan);
  return deletesForGood ? { ...refusals, valid, unusual } : { valid, ...refusals, unusual };
}
