import type { ValuePlace } from '../../schema/value-places.js';
import type { Case, CaseClass } from '../case.js';
import type { RequestPlan } from '../request-plan.js';

/** Something unusual for the places of a body. */
export interface UnusualValue {
  readonly class: CaseClass;
  /** What is unusual: `a NUL character`. */
  readonly trait: string;
  readonly value: unknown;
  /** What is accepted must come back, though the document cannot say whether it must be accepted. */
  readonly tells?: 'beside';
}

/** A body with something unusual at a place; `undefined` as the value where no body holds that. */
export interface UnusualBody extends UnusualValue {
  /** JSON Pointer into the body. */
  readonly pointer: string;
  /** The place's schema, as a JSON Pointer into the self-contained schema. */
  readonly schemaPointer: string;
}

/** The case of an unusual body; `undefined` where the document forbids it. */
export function bodyCase(plan: RequestPlan, unusual: UnusualBody): Case | undefined {
  const { mediaType } = plan;
  const { class: kind, trait, pointer, schemaPointer, tells, value: whole } = unusual;
  if (!mediaType || whole === undefined) return undefined;
  const make = (): Case => {
    const value = plan.freshen(whole, pointer);
    return {
      class: kind,
      label: `${trait} at ${pointer || 'the root'}`,
      trait,
      place: {
        location: 'request body',
        pointer,
        rule: mediaType.schema?.origin('request', schemaPointer) ?? mediaType.node,
      },
      request: plan.request({ body: { value } }),
      value,
      ...(tells ? { tells } : {}),
    };
  };
  const planned = make();
  if (plan.flaws(planned.request).length > 0) return undefined;
  return plan.renewsNames && kind === 'valid' ? { ...planned, renewed: make } : planned;
}

/** The smallest body with an unusual value at a place. */
export function bodyWith(place: ValuePlace, { value, ...unusual }: UnusualValue): UnusualBody {
  const { pointer, schemaPointer } = place;
  return { ...unusual, pointer, schemaPointer, value: place.holding(value) };
}
