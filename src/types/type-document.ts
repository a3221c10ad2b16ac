import type { Api, MediaType, Operation, Parameter, Response } from '../openapi/api.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import type { Direction } from '../openapi/direction.js';
import { booleanAt, stringAt } from '../openapi/document-node.js';
import { operationReference } from './name-schemas.js';

/** Takes a schema in and gives what stands for it; it may be filled later. */
export type PlaceSchema = (schema: ApiSchema, direction: Direction) => object;

type Part = Record<string, unknown>;

/** What the engine translates: path items whose methods refer to operations, and these under unique ids. */
export interface TypeDocument {
  readonly paths: Record<string, Part>;
  readonly webhooks: Record<string, Part>;
  readonly operations: ReadonlyMap<string, Part>;
}

/** The model in the shape of OpenAPI 3.1, every reference but those of schemas written out. */
export function typeDocument(api: Api, place: PlaceSchema): TypeDocument {
  const operations = new Map<string, Part>();
  const group = (members: readonly Operation[], isSentByApi: boolean): Record<string, Part> => {
    const items = new Map<string, Part>();
    for (const operation of members) {
      const id = unusedId(operation, operations);
      operations.set(id, operationPart(operation, isSentByApi, place));
      const item = items.get(operation.path) ?? {};
      item[operation.method.toLowerCase()] = { ...operationReference(id), ...notes(operation.node) };
      items.set(operation.path, item);
    }
    return Object.fromEntries(items);
  };
  return { paths: group(api.operations, false), webhooks: group(api.webhooks, true), operations };
}

function unusedId({ id, method, path }: Operation, used: ReadonlyMap<string, unknown>): string {
  if (!used.has(id)) return id;
  const base = `${method} ${path}`;
  let unused = base;
  for (let count = 2; used.has(unused); count++) unused = `${base}-${count}`;
  return unused;
}

/** Of a webhook it is the API that sends the request and reads the answer. */
function operationPart(operation: Operation, isSentByApi: boolean, place: PlaceSchema): Part {
  const sent = isSentByApi ? 'response' : 'request';
  const answered = isSentByApi ? 'request' : 'response';
  const { parameters, requestBody, responses } = operation;
  return {
    parameters: parameters.map((parameter) => parameterPart(parameter, sent, place)),
    ...(requestBody
      ? {
          requestBody: {
            ...notes(requestBody.node),
            required: requestBody.required,
            content: contentPart(requestBody.content, sent, place),
          },
        }
      : {}),
    responses: Object.fromEntries(
      responses.map((response) => [response.status, responsePart(response, answered, place)]),
    ),
  };
}

function parameterPart(parameter: Parameter, direction: Direction, place: PlaceSchema): Part {
  return {
    ...notes(parameter.node),
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    ...(parameter.schema ? { schema: place(parameter.schema, direction) } : {}),
  };
}

function responsePart(
  { description, headers, content }: Response,
  direction: Direction,
  place: PlaceSchema,
): Part {
  return {
    description,
    headers: Object.fromEntries(
      headers.map(({ name, required, schema, node }) => [
        name,
        { ...notes(node), required, ...(schema ? { schema: place(schema, direction) } : {}) },
      ]),
    ),
    content: contentPart(content, direction, place),
  };
}

function contentPart(content: readonly MediaType[], direction: Direction, place: PlaceSchema): Part {
  return Object.fromEntries(
    content.map(({ type, schema }) => [type, schema ? { schema: place(schema, direction) } : {}]),
  );
}

/** What is said of a part in words. */
function notes(node: Operation['node']): Part {
  const summary = stringAt(node, 'summary');
  const description = stringAt(node, 'description');
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...(booleanAt(node, 'deprecated') === true ? { deprecated: true } : {}),
  };
}
