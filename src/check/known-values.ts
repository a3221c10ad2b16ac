import type { Contract } from '../contract/contract.js';
import { namesOperation } from '../contract/names-operation.js';
import { bodyProperties } from '../exchange/body-properties.js';
import { parameterKey } from '../exchange/build-request.js';
import { readForm } from '../exchange/read-parameter.js';
import type { Operation, Parameter } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';
import { minimalValue, validValues } from '../schema/valid-values.js';
import { joinPointer } from '../source/json-pointer.js';
import { httpFieldValue, isFraming } from './http-field-values.js';

/** Values for the places of one operation's requests that name what exists, or that prose restricts. */
export interface KnownValues {
  /** `<in> <name>` → value, for every required parameter that could be filled. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** Keys of `parameters` whose value someone vouches for. */
  readonly vouched: ReadonlySet<string>;
  /** JSON Pointer into the request body → the only values to send there. */
  readonly body: Readonly<Record<string, readonly unknown[]>>;
  /** Top-level body properties among `body` that name what exists (an id that travels in the body). */
  readonly bodyIds: readonly string[];
  /** All top-level properties of the request bodies. */
  readonly bodyProperties: readonly string[];
  /** Required parameters that nothing could fill, each with the reason. */
  readonly missing: readonly string[];
}

/** Sources of named values, the strongest first: a state's reply, `--param`, the contract file's operation, its whole. */
export function knownValues(
  operation: Operation,
  contract: Contract,
  named: readonly ReadonlyMap<string, unknown>[],
  seed: number,
): KnownValues {
  const own = Object.entries(contract.operations).find(([name]) => namesOperation(name, operation))?.[1];
  const sources = [...named, toMap(own?.parameters), toMap(contract.parameters)];
  const lookUp = (name: string) => sources.find((source) => source.has(name));

  const parameters = new Map<string, unknown>();
  const vouched = new Set<string>();
  const missing: string[] = [];
  for (const parameter of operation.parameters) {
    const source = lookUp(parameter.name);
    const key = parameterKey(parameter);
    if (source) {
      parameters.set(key, source.get(parameter.name));
      vouched.add(key);
      continue;
    }
    if (isFraming(parameter) || !isAsked(operation, parameter)) continue;
    const standard = httpFieldValue(parameter);
    if (standard !== undefined) {
      parameters.set(key, standard);
      continue;
    }
    const example = parameter.examples[0];
    const generated = example ? { ok: true as const, value: example.value } : madeUp(parameter, seed);
    if (generated.ok) parameters.set(key, generated.value);
    else missing.push(`${parameter.name}: ${generated.reason}`);
  }

  const body: Record<string, readonly unknown[]> = { ...own?.values };
  const bodyIds: string[] = [];
  const properties = bodyProperties(operation);
  for (const name of properties) {
    const source = lookUp(name);
    if (!source || operation.parameters.some((parameter) => parameter.name === name)) continue;
    body[joinPointer('', name)] = [asTyped(operation, name, source.get(name))];
    bodyIds.push(name);
  }
  return { parameters, vouched, body, bodyIds, bodyProperties: properties, missing };
}

/** Where 428 is listed, a precondition that is called optional is not (RFC 6585 §3). */
function isAsked({ responses }: Operation, parameter: Parameter): boolean {
  if (parameter.required) return true;
  const isPrecondition = parameter.in === 'header' && /^if-match$/i.test(parameter.name);
  return isPrecondition && responses.some(({ status }) => status === '428');
}

/** What was given as text is read as the body's schema asks: a command line knows no numbers. */
function asTyped(operation: Operation, name: string, value: unknown): unknown {
  const schema = operation.requestBody?.content
    .find((mediaType) => mediaType.schema)
    ?.schema?.schema('request');
  if (typeof value !== 'string' || schema === undefined) return value;
  return (readForm({ schema, root: schema }, { [name]: value }) as Record<string, unknown>)[name];
}

/** Lists and objects with nothing in them are not sent at all, so a required one takes its first value that shows. */
function firstThatShows(parameter: Parameter, seed: number): ReturnType<typeof minimalValue> {
  const schema = parameter.schema?.schema('request') ?? { type: 'string' };
  const smallest = minimalValue(schema, { seed });
  if (!smallest.ok || !isEmpty(smallest.value)) return smallest;
  for (const { value } of validValues(schema, { seed })) if (!isEmpty(value)) return { ok: true, value };
  return smallest;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** An id is a plain word where its schema allows one: text with a space in a path would be odd. */
function madeUp(parameter: Parameter, seed: number): ReturnType<typeof minimalValue> {
  const schema = parameter.schema?.schema('request') ?? { type: 'string' };
  const word = 'tally-1';
  if (parameter.in === 'path' && validatorOf(schema).validate(word).length === 0)
    return { ok: true, value: word };
  return firstThatShows(parameter, seed);
}

function toMap(record: Readonly<Record<string, unknown>> | undefined): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record ?? {}));
}
