import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isMapping } from '../../openapi/document-node.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import { KEYWORDS } from '../../schema/schema-keywords.js';
import { joinPointer } from '../../source/json-pointer.js';

/** Why Prism, whose Ajv takes patterns only under the flag `u`, lets anything pass for a schema. */
export interface PrismProblem {
  readonly message: string;
  /** JSON Pointer into the schema. */
  readonly schemaPointer: string;
}

/**
 * Looks for what keeps Prism's Ajv from compiling a schema: a pattern that is no Unicode expression, or a keyword with
 * a value that the dialect's own schema refuses. Nothing is compiled, which would take far longer.
 */
export function prismProblem(schema: JsonSchema): PrismProblem | undefined {
  const pattern = findBadPattern(schema, '');
  if (pattern) return pattern;
  shared ??= createPrismAjv();
  if (shared.validateSchema(schema as object)) return undefined;
  const error = shared.errors?.[0];
  return { message: error?.message ?? 'this is no JSON Schema', schemaPointer: error?.instancePath ?? '' };
}

let shared: Ajv2020 | undefined;

function createPrismAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv);
  return ajv;
}

function findBadPattern(schema: unknown, at: string): PrismProblem | undefined {
  if (!isMapping(schema)) return undefined;
  for (const [key, value] of Object.entries(schema)) {
    const place = joinPointer(at, key);
    if (key === 'pattern' && typeof value === 'string') {
      const found = badPattern(value, place);
      if (found) return found;
    }
    const holds = key === '$defs' ? 'schema map' : KEYWORDS.get(key)?.holds;
    if (holds === undefined || holds === 'data') continue;
    const isGroup = holds === 'schema map' || Array.isArray(value);
    for (const [name, each] of isGroup ? Object.entries(value as object) : [['', value] as const]) {
      const found = findBadPattern(each, isGroup ? joinPointer(place, name) : place);
      if (found) return found;
    }
  }
  return undefined;
}

function badPattern(pattern: string, schemaPointer: string): PrismProblem | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return { message: String((error as { message: string }).message), schemaPointer };
  }
}
