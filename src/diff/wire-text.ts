import type { Parameter } from '../openapi/api.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { isMapping, member, stringAt } from '../openapi/document-node.js';

/**
 * Whether every text that the old parameter takes is one that the new plain string takes, as far as the schemas themselves say: on
 * the wire a number is text already.
 */
export function becameText(old: Parameter, next: Parameter): boolean {
  const types = ['integer', 'number', 'boolean'];
  if (next.mediaType !== undefined || !types.includes(typeOf(old.schema)) || typeOf(next.schema) !== 'string')
    return false;
  const has = (keyword: string) => saidIn(next.schema, keyword) !== undefined;
  if (['pattern', 'format', 'const', 'minLength', 'maxLength'].some(has)) return false;
  const listed = saidIn(next.schema, 'enum');
  const known = typeOf(old.schema) === 'boolean' ? [true, false] : saidIn(old.schema, 'enum');
  if (!Array.isArray(listed)) return true;
  return Array.isArray(known) && known.every((value) => listed.includes(String(value)));
}

/** The schema of each value of a parameter that could be sent once and may be repeated now (style `form`, exploded). */
export function repeated(old: Parameter, next: Parameter): ApiSchema | undefined {
  const isOne = ['string', 'integer', 'number', 'boolean'].includes(typeOf(old.schema));
  const isForm = next.style === 'form' && next.explode && next.mediaType === undefined;
  const items = next.schema && member(next.schema.node, 'items');
  const least = Number(saidIn(next.schema, 'minItems') ?? 0);
  if (!isOne || !isForm || typeOf(next.schema) !== 'array' || !items || least > 1) return undefined;
  return next.schema?.replacing(items);
}

const typeOf = (schema: ApiSchema | undefined): string => (schema && stringAt(schema.node, 'type')) ?? '';

function saidIn(schema: ApiSchema | undefined, keyword: string): unknown {
  return schema && isMapping(schema.node.value) ? schema.node.value[keyword] : undefined;
}
