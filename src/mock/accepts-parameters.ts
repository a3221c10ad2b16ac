import { decodeQueryText } from '../exchange/percent-encoding.js';
import { typesOf } from '../exchange/schema-types.js';
import { queryPairs, type SentPair } from '../exchange/sent-pairs.js';
import type { Operation, Parameter } from '../openapi/api.js';
import { booleanAt } from '../openapi/document-node.js';
import { type Validator, validatorOf } from '../schema/compile.js';
import { byPlace, type MockRequest } from './mock-request.js';

type PlainType = 'string' | 'integer' | 'number' | 'boolean';

/** A parameter that is one text of one scalar type. */
interface PlainParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly type: PlainType;
  readonly validator: Validator;
}

/**
 * Whether all parameters of a request conform, as far as that is quickly seen: most operations have none but plain texts and
 * numbers. Their values become the request's. What is not accepted here has to be judged in full.
 */
export function acceptsParameters(request: MockRequest): boolean {
  const plain = plainParameters(request.operation);
  if (!plain) return false;
  const pairs = request.query === '' ? noPairs : queryPairs(request.query);
  const values = new Map<string, unknown>();
  for (const parameter of plain) {
    const text = textOf(parameter, request, pairs);
    if (text === repeated) return false;
    if (text === undefined) {
      if (parameter.required) return false;
      continue;
    }
    const value = readAs(parameter.type, text);
    if (value === undefined || !parameter.validator.conforms(value)) return false;
    if (!values.has(parameter.name)) values.set(parameter.name, value);
  }
  request.parameters = values;
  return true;
}

const noPairs: readonly SentPair[] = [];

const known = new WeakMap<Operation, readonly PlainParameter[] | 'others'>();

/** `undefined` where some parameter is no plain one. */
function plainParameters(operation: Operation): readonly PlainParameter[] | undefined {
  let plain = known.get(operation);
  if (!plain) {
    const found = [...operation.parameters].sort(byPlace).map(plainParameter);
    plain = found.includes(undefined) ? 'others' : (found as PlainParameter[]);
    known.set(operation, plain);
  }
  return plain === 'others' ? undefined : plain;
}

function plainParameter(parameter: Parameter): PlainParameter | undefined {
  const { name, in: place, required, style, schema, mediaType, node } = parameter;
  const isUsual = style === (place === 'query' ? 'form' : 'simple');
  if (!schema || !isUsual || mediaType !== undefined || place === 'cookie') return undefined;
  if (booleanAt(node, 'allowEmptyValue') === true) return undefined;
  const root = schema.schema('request');
  const [type, ...others] = typesOf({ schema: root, root });
  if (others.length > 0 || !/^(string|integer|number|boolean)$/.test(type ?? '')) return undefined;
  return { name, in: place, required, type: type as PlainType, validator: validatorOf(root) };
}

/** The decoded text, where one was sent. */
function textOf(
  { name, in: place }: PlainParameter,
  request: MockRequest,
  pairs: readonly SentPair[],
): string | typeof repeated | undefined {
  if (place !== 'query') {
    return place === 'path' ? request.pathParameters.get(name) : request.header(name.toLowerCase());
  }
  let text: string | undefined;
  for (const pair of pairs) {
    if (pair.name !== name) continue;
    if (text !== undefined) return repeated;
    text = pair.text;
  }
  return text === undefined ? undefined : decodeQueryText(text);
}

const repeated = Symbol('repeated');

function readAs(type: PlainType, text: string): unknown {
  if (type === 'string') return text;
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : undefined);
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
