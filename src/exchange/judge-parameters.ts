import type { WireRequest } from '../http/message.js';
import type { Operation, Parameter } from '../openapi/api.js';
import { booleanAt, type DocumentNode, member } from '../openapi/document-node.js';
import { type SchemaViolation, validatorOf } from '../schema/compile.js';
import { joinPointer } from '../source/json-pointer.js';
import { isJson, parseMediaType } from './media-type.js';
import { decoderOf } from './read-parameter.js';
import type { RequestFlaw } from './request-flaw.js';
import { typesOf } from './schema-types.js';
import { ownTexts, readSent, type SentParameters, sentParameters } from './sent-parameters.js';

/** Judges the parameters of a request by what is really sent; `pathParameters` are decoded. */
export function judgeParameters(
  operation: Operation,
  request: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
): RequestFlaw[] {
  const sent = sentParameters(operation, request, pathParameters);
  return operation.parameters.flatMap((parameter) => judgeParameter(parameter, sent));
}

function judgeParameter(parameter: Parameter, sent: SentParameters): RequestFlaw[] {
  const { name, node, schema } = parameter;
  const pointer = joinPointer('', name);
  const flaw = (keyword: string, message: string, rule: DocumentNode, inside = ''): RequestFlaw => {
    return { location: parameter.in, pointer: pointer + inside, keyword, message, rule };
  };
  const texts = ownTexts(parameter, sent);
  const read = readSent(parameter, sent);
  if (!read) {
    if (!parameter.required) return [];
    return [flaw('required', `lacks \`${name}\``, member(node, 'required') ?? node)];
  }
  if (mayBeEmpty(parameter) && texts.length > 0 && texts.every((text) => text === '')) return [];
  if (isRepeated(parameter, texts)) {
    const rule = member(node, 'explode') ?? member(node, 'style') ?? node;
    return [flaw('explode', `${name} is repeated, where all its values are written in one`, rule)];
  }
  const problem = jsonProblem(parameter, texts);
  if (problem !== undefined) return [flaw('syntax', problem, member(node, 'content') ?? node)];
  if (!schema) return [];
  return validatorOf(schema.schema('request'))
    .validate(read.value)
    .map((violation) =>
      flaw(
        violation.keyword,
        `${name} ${isListed(texts, violation) ? `is sent ${texts.length} times, where it has one value` : violation.message}`,
        schema.origin('request', violation.schemaPointer),
        violation.instancePointer,
      ),
    );
}

/** `?flag` and `?flag=` stand for a value of any type (OpenAPI 3.1 §4.8.12.2.1, `allowEmptyValue`). */
function mayBeEmpty(parameter: Parameter): boolean {
  return parameter.in === 'query' && booleanAt(parameter.node, 'allowEmptyValue') === true;
}

/** Several texts of a name are read as a list, which nobody sent where the schema wants one value. */
function isListed(texts: readonly string[], { keyword, instancePointer }: SchemaViolation): boolean {
  return texts.length > 1 && keyword === 'type' && instancePointer === '';
}

function isRepeated(parameter: Parameter, texts: readonly string[]): boolean {
  if (texts.length < 2 || parameter.explode || parameter.mediaType !== undefined) return false;
  const schema = parameter.schema?.schema('request') ?? true;
  const types = typesOf({ schema, root: schema });
  return types.includes('array') || types.includes('object');
}

function jsonProblem(parameter: Parameter, [text]: readonly string[]): string | undefined {
  const media = parameter.mediaType === undefined ? undefined : parseMediaType(parameter.mediaType);
  if (!media || !isJson(media) || text === undefined) return undefined;
  try {
    JSON.parse(decoderOf(parameter)(text));
    return undefined;
  } catch (error) {
    return `${parameter.name} is not JSON: ${(error as Error).message}`;
  }
}
