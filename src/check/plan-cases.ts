import type { Case } from './case.js';
import { planCredentials } from './plan-credentials.js';
import { planInvalid } from './plan-invalid.js';
import { planMethods } from './plan-methods.js';
import { planUnknown } from './plan-unknown.js';
import { planUnusual } from './plan-unusual.js';
import { planValid } from './plan-valid.js';
import type { RequestPlan } from './request-plan.js';

/**
 * All ordinary cases of an operation by kind, in the order in which they are sent. What deletes for good comes last, so that
 * the refusals before it are tried on what exists. A mock without state knows no ids and only sees whether a credential is there.
 */
export function planCases(
  plan: RequestPlan,
  { isMock, deletesForGood }: { readonly isMock: boolean; readonly deletesForGood: boolean },
): Readonly<Record<string, Iterable<Case>>> {
  const successes = { valid: planValid(plan), unusual: planUnusual(plan) };
  const refusals = {
    invalid: planInvalid(plan),
    credentials: planCredentials(plan, isMock),
    unknown: isMock ? [] : planUnknown(plan),
    methods: planMethods(plan),
  };
  return deletesForGood ? { ...refusals, ...successes } : { ...successes, ...refusals };
}
