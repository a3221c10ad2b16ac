import type { Api, Example, MediaType, Operation, Parameter, Response } from '../../openapi/api.js';
import type { ApiSchema } from '../../openapi/api-schema.js';
import type { Direction } from '../../openapi/direction.js';
import { isMapping } from '../../openapi/document-node.js';
import { hoistDefinitions, withoutReferences } from './hoist-definitions.js';

type Mapping = Record<string, unknown>;

/**
 * A document of one operation for Prism, made from the model: self-contained, so that Prism opens no file and no
 * address; with its dialect stated, without which Prism reads 3.1 as draft-07; and without callbacks, which Prism would
 * send. Credentials are left out, for they are checked before.
 */
export function prismDocument(api: Api, operation: Operation): object {
  const schemas: Mapping = {};
  const place = (schema: ApiSchema | undefined, direction: Direction) =>
    schema === undefined ? {} : { schema: hoistDefinitions(schema.schema(direction), schemas) };
  const content = (mediaTypes: readonly MediaType[], direction: Direction) =>
    Object.fromEntries(
      mediaTypes.map((mediaType) => [
        mediaType.type,
        {
          ...place(mediaType.schema, direction),
          ...examples(mediaType.examples),
          ...copied(mediaType.node.value, 'encoding'),
        },
      ]),
    );
  const parameter = (each: Parameter) => ({
    name: each.name,
    in: each.in,
    required: each.required,
    deprecated: each.deprecated,
    ...(each.mediaType === undefined
      ? {
          style: each.style,
          explode: each.explode,
          allowReserved: each.allowReserved,
          ...place(each.schema, 'request'),
        }
      : { content: { [each.mediaType]: place(each.schema, 'request') } }),
  });
  const response = (each: Response) => ({
    description: each.description,
    headers: Object.fromEntries(
      each.headers.map((header) => [
        header.name,
        {
          required: header.required,
          explode: header.explode,
          ...place(header.schema, 'response'),
          ...copied(header.node.value, 'example'),
        },
      ]),
    ),
    content: content(each.content, 'response'),
  });
  const { requestBody } = operation;
  const described = {
    operationId: operation.id,
    deprecated: operation.deprecated,
    parameters: operation.parameters.map(parameter),
    ...(requestBody
      ? { requestBody: { required: requestBody.required, content: content(requestBody.content, 'request') } }
      : {}),
    responses: Object.fromEntries(operation.responses.map((each) => [each.status, response(each)])),
  };
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: api.title, version: api.version },
    paths: { [operation.path]: { [operation.method.toLowerCase()]: described } },
    components: { schemas },
    ...copied(api.root.value, 'x-json-schema-faker'),
  };
}

function examples(written: readonly Example[]): Mapping {
  if (written.length === 0) return {};
  return {
    examples: Object.fromEntries(
      written.map(({ name, value }) => [name === '' ? 'default' : name, { value: withoutReferences(value) }]),
    ),
  };
}

function copied(value: unknown, key: string): Mapping {
  return isMapping(value) && Object.hasOwn(value, key) ? { [key]: value[key] } : {};
}
