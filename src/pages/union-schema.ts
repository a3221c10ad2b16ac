import type { JsonObject, JsonValue } from './json-value.js';

/**
 * One OpenAPI 3.1 schema for "any of these". Plain types are folded into one `type` list and literals into one `enum`;
 * everything else becomes `anyOf`. An open member `{}` makes the whole open.
 */
export function unionSchema(members: readonly JsonObject[]): JsonObject {
  const [first, ...rest] = members;
  if (!first) return {};
  if (rest.length === 0) return first;
  if (members.some((member) => Object.keys(member).length === 0)) return {};
  const isNull = (member: JsonObject) => member.type === 'null';
  const literals = members.filter((member) => !isNull(member));
  const nullable = literals.length < members.length;
  if (literals.every((member) => 'const' in member)) {
    const values: JsonValue[] = literals.map((member) => member.const as JsonValue);
    return nullable
      ? { type: ['string', 'null'], enum: [...values, null] }
      : { type: 'string', enum: values };
  }
  const plain = members.every((member) => Object.keys(member).join() === 'type');
  if (plain) return { type: [...new Set(members.map((member) => member.type as string))] };
  const [only] = literals;
  if (only && literals.length === 1 && typeof only.type === 'string') {
    return { ...only, type: [only.type, 'null'] };
  }
  return { anyOf: [...members] };
}
