import { writeOnlyProperties } from '../exchange/write-only.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { parsePointer } from '../source/json-pointer.js';

/** A copy of a response body's value without the properties that are `writeOnly`, which answers do not carry. */
export function withoutWriteOnly(schema: ApiSchema | undefined, value: unknown): unknown {
  const leaks = schema === undefined ? [] : writeOnlyProperties(schema, value);
  if (leaks.length === 0) return value;
  const copy: unknown = structuredClone(value);
  for (const { pointer } of leaks) removeAt(copy, parsePointer(pointer));
  return copy;
}

function removeAt(root: unknown, tokens: readonly string[]): void {
  let owner = root as Record<string, unknown> | undefined;
  for (const token of tokens.slice(0, -1)) owner = owner?.[token] as Record<string, unknown> | undefined;
  if (owner) delete owner[tokens.at(-1) ?? ''];
}
