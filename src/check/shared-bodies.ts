import type { JsonSchema } from '../schema/json-schema.js';
import { RecentValues } from '../schema/recent-values.js';
import type { ValueOptions } from '../schema/value-options.js';
import type { RequestPlan } from './request-plan.js';

/** What is made for the request bodies of a schema, once for all operations that have it; nothing for an operation without one. */
export function sharedBodies<Made>(
  make: (schema: JsonSchema, options: ValueOptions) => Generator<Made>,
): (plan: RequestPlan) => Iterable<Made> {
  const recent = new RecentValues(make);
  return ({ mediaType, bodySchema, known, seed }) =>
    mediaType?.schema ? recent.of(bodySchema, { seed, values: known.body }) : [];
}
