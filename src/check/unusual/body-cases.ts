import { type ValuePlace, valuePlaces } from '../../schema/value-places.js';
import type { Case, CaseClass } from '../case.js';
import type { RequestPlan } from '../request-plan.js';

/** Something unusual for the places of a body. */
export interface UnusualValue {
  readonly class: CaseClass;
  /** What is unusual: `a NUL character`. */
  readonly trait: string;
  readonly value: unknown;
}

const found = new WeakMap<RequestPlan, readonly ValuePlace[]>();

/** The places of the plan's body, looked for once. */
export function bodyPlaces(plan: RequestPlan): readonly ValuePlace[] {
  if (plan.mediaType?.schema === undefined) return [];
  const places = found.get(plan) ?? [
    ...valuePlaces(plan.bodySchema, { seed: plan.seed, values: plan.known.body }),
  ];
  found.set(plan, places);
  return places;
}

/** The case of a body with something unusual at a place; `undefined` where the document forbids it there. */
export function bodyCase(
  plan: RequestPlan,
  { pointer, schemaPointer }: Pick<ValuePlace, 'pointer' | 'schemaPointer'>,
  whole: unknown,
  unusual: Omit<UnusualValue, 'value'>,
): Case | undefined {
  const { mediaType } = plan;
  if (!mediaType || whole === undefined) return undefined;
  const make = (): Case => {
    const value = plan.freshen(whole, pointer);
    return {
      class: unusual.class,
      label: `${unusual.trait} at ${pointer || 'the root'}`,
      trait: unusual.trait,
      place: {
        location: 'request body',
        pointer,
        rule: mediaType.schema?.origin('request', schemaPointer) ?? mediaType.node,
      },
      request: plan.request({ body: { value } }),
      value,
    };
  };
  const planned = make();
  if (plan.flaws(planned.request).length > 0) return undefined;
  return plan.renewsNames && unusual.class === 'valid' ? { ...planned, renewed: make } : planned;
}
