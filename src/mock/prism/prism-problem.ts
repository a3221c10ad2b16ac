import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from '../../schema/json-schema.js';
import { joinPointer } from '../../source/json-pointer.js';

/** Why Prism, which validates by Ajv with patterns under the flag `u`, lets anything pass for a schema. */
export interface PrismProblem {
  readonly message: string;
  /** JSON Pointer into the schema. */
  readonly schemaPointer: string;
}

const options = { strict: false, allErrors: true, allowUnionTypes: true, logger: false } as const;

/** Compiles a schema as Prism does; `undefined` where that succeeds. */
export function prismProblem(schema: JsonSchema): PrismProblem | undefined {
  try {
    shared ??= createPrismAjv();
    shared.compile(schema as object);
    return undefined;
  } catch (error) {
    const { message } = error as { message: string };
    return findBadPattern(schema, '') ?? { message: firstLine(message), schemaPointer: '' };
  }
}

let shared: Ajv2020 | undefined;

function createPrismAjv(): Ajv2020 {
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  return ajv;
}

/** Keywords whose values are data, in which a `pattern` is none. */
const data = new Set(['const', 'default', 'enum', 'examples']);

function findBadPattern(schema: unknown, at: string): PrismProblem | undefined {
  if (schema === null || typeof schema !== 'object') return undefined;
  for (const [key, value] of Object.entries(schema)) {
    if (data.has(key)) continue;
    const place = joinPointer(at, key);
    const found =
      key === 'pattern' && typeof value === 'string'
        ? badPattern(value, place)
        : findBadPattern(value, place);
    if (found) return found;
  }
  return undefined;
}

function badPattern(pattern: string, schemaPointer: string): PrismProblem | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return { message: firstLine((error as { message: string }).message), schemaPointer };
  }
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
