import type { Api, MediaType } from '../../src/openapi/api.js';
import type { Direction } from '../../src/openapi/direction.js';
import { validatorOf } from '../../src/schema/compile.js';
import { validValues } from '../../src/schema/valid-values.js';
import { checkTypes } from './type-check.js';

/** A value that the validator accepts for a body of an operation. */
interface TypedValue {
  /** The body's type in the generated file. */
  readonly type: string;
  readonly value: unknown;
}

/** What the compiler says of values that the validator accepts. */
export interface ValueVerdicts {
  /** Bodies of which a value was written. */
  readonly bodies: number;
  readonly values: number;
  /** Literals refused for a property beyond those named, which the schema merely does not forbid, or that is not sent in this direction. */
  readonly beyond: readonly string[];
  /** `type: TS2322 message: value` */
  readonly refused: readonly string[];
}

export interface ValueLimits {
  /** Of one body. */
  readonly values: number;
  /** Characters of one value's text. */
  readonly length: number;
}

/**
 * Writes values of every request and response schema into a module, each as a literal under the type that `generated` has for it, and
 * type-checks that. A literal must not have properties beyond those named; where that alone is at fault, the value is tried again as what it is: not a literal.
 */
export function checkValues(api: Api, generated: string, limits: ValueLimits): ValueVerdicts {
  const found = typedValues(api, limits);
  const lines = found.map(({ type, value }, index) => `export const v${index}: ${type} = ${literal(value)};`);
  const errors = checkTypes({
    'generated.ts': generated,
    'literals.ts': [IMPORT, ...lines].join('\n'),
  });
  const excess = new Map<number, string>();
  const refused: string[] = [];
  const seen = new Set<number>();
  for (const { file, line, code, message } of errors) {
    const at = line - 2;
    const one = found[at];
    if (file !== 'literals.ts' || one === undefined) {
      refused.push(`${file}:${line} ${code} ${message}`);
    } else if (EXCESS.has(code)) {
      excess.set(at, message);
    } else if (!seen.has(at)) {
      seen.add(at);
      refused.push(`${one.type}: ${code} ${message}: ${JSON.stringify(one.value)}`);
    }
  }
  const again = [...excess.keys()].filter((at) => !seen.has(at));
  refused.push(
    ...checkAgain(
      generated,
      again.map((at) => found[at] as TypedValue),
    ),
  );
  return {
    bodies: new Set(found.map(({ type }) => type)).size,
    values: found.length,
    beyond: again.map((at) => `${found[at]?.type}: ${excess.get(at)}: ${JSON.stringify(found[at]?.value)}`),
    refused,
  };
}

const IMPORT = "import type { operations } from './generated.js';";

/** "Object literal may only specify known properties", with and without a guess at the name that was meant. */
const EXCESS = new Set(['TS2353', 'TS2561']);

function checkAgain(generated: string, found: readonly TypedValue[]): string[] {
  if (found.length === 0) return [];
  const lines = found.map(
    ({ type, value }, index) => `export const v${index}: ${type} = given(${literal(value)});`,
  );
  return checkTypes({
    'generated.ts': generated,
    'given.ts': [IMPORT, GIVEN, ...lines].join('\n'),
  }).map(({ line, code, message }) => {
    const one = found[line - 3];
    return `${one?.type}: ${code} ${message}: ${JSON.stringify(one?.value)}`;
  });
}

/** Keeps the literal types of a value and loses that it is fresh. */
const GIVEN =
  'type Mutable<T> = { -readonly [Key in keyof T]: Mutable<T[Key]> }; declare function given<const T>(value: T): Mutable<T>;';

function typedValues(api: Api, limits: ValueLimits): TypedValue[] {
  const found: TypedValue[] = [];
  const used = new Set<string>();
  const seen = new Set<string>();
  for (const { id, requestBody, responses } of api.operations) {
    if (used.has(id)) continue;
    used.add(id);
    const operation = `operations[${JSON.stringify(id)}]`;
    found.push(
      ...valuesOf(
        requestBody?.content ?? [],
        'request',
        `NonNullable<${operation}["requestBody"]>`,
        limits,
        seen,
      ),
    );
    for (const { status, content } of responses) {
      const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
      found.push(...valuesOf(content, 'response', `${operation}["responses"][${key}]`, limits, seen));
    }
  }
  return found;
}

function valuesOf(
  content: readonly MediaType[],
  direction: Direction,
  owner: string,
  limits: ValueLimits,
  seen: Set<string>,
): TypedValue[] {
  return content.flatMap(({ type: mediaType, schema: apiSchema }) => {
    const schema = apiSchema?.schema(direction);
    if (schema === undefined || validatorOf(schema).problem !== undefined) return [];
    const identity = `${direction} ${JSON.stringify(schema, (key, value) => (key === '$defs' ? undefined : value))}`;
    if (seen.has(identity)) return [];
    seen.add(identity);
    const type = `${owner}["content"][${JSON.stringify(mediaType)}]`;
    const values: TypedValue[] = [];
    for (const { value } of validValues(schema)) {
      if (literal(value).length <= limits.length) values.push({ type, value });
      if (values.length >= limits.values) break;
    }
    return values;
  });
}

function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
