import type { Parameter, ResponseHeader } from '../openapi/api.js';
import type { JsonSchema } from '../schema/json-schema.js';

/**
 * Reads a parameter's or header's text as the schema's type asks: `12` is a number where a number is wanted and text
 * where text is. What does not read as any wanted type stays text, for the validator to refuse.
 */
export function readParameter(parameter: Parameter, texts: readonly string[]): unknown {
  const text = texts[0] ?? '';
  if (parameter.mediaType !== undefined) return readJson(text);
  const schema = parameter.schema?.schema('request') ?? true;
  const types = typesOf(schema);
  if (types.includes('array')) {
    const separator =
      parameter.style === 'spaceDelimited' ? ' ' : parameter.style === 'pipeDelimited' ? '|' : ',';
    const exploded = parameter.explode && (parameter.in === 'query' || parameter.in === 'cookie');
    const items = exploded ? texts : text === '' ? [] : text.split(separator);
    const itemTypes = typesOf(itemsOf(schema));
    return items.map((item) => readPrimitive(item, itemTypes));
  }
  return readPrimitive(text, types);
}

/** Reads a response header of style `simple` (OpenAPI 3.1 §4.8.21). */
export function readHeader(header: ResponseHeader, text: string): unknown {
  const schema = header.schema?.schema('response') ?? true;
  const types = typesOf(schema);
  if (types.includes('array')) {
    const itemTypes = typesOf(itemsOf(schema));
    return text.split(',').map((item) => readPrimitive(item.trim(), itemTypes));
  }
  return readPrimitive(text.trim(), types);
}

function readPrimitive(text: string, types: readonly string[]): unknown {
  if (
    (types.includes('integer') || types.includes('number')) &&
    /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)
  ) {
    return Number(text);
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.includes('null') && text === '') return null;
  if (types.includes('object')) return readJson(text);
  return text;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function itemsOf(schema: JsonSchema): JsonSchema {
  return typeof schema === 'object' && schema.items !== undefined ? schema.items : true;
}

/** The types a schema names, through `$ref` and the branches of a union; none for a schema that names none. */
function typesOf(schema: JsonSchema, root: JsonSchema = schema, depth = 0): string[] {
  if (typeof schema === 'boolean' || depth > 8) return [];
  if (typeof schema.$ref === 'string' && typeof root === 'object') {
    const name = decodeURIComponent(schema.$ref.split('/').at(-1) ?? '');
    return typesOf(root.$defs?.[name] ?? true, root, depth + 1);
  }
  const own = schema.type === undefined ? [] : [schema.type].flat();
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [...own, ...branches.flatMap((branch) => typesOf(branch, root, depth + 1))];
}
