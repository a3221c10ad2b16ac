import type {
  Operation,
  Parameter,
  ParameterLocation,
  RequestBody,
  Response,
  ResponseHeader,
} from './api.js';
import { ApiSchema } from './api-schema.js';
import type { Building } from './build-api.js';
import { buildContent, buildExamples } from './build-content.js';
import {
  booleanAt,
  type DocumentNode,
  diagnoseNode,
  isMapping,
  items,
  member,
  members,
  stringAt,
} from './document-node.js';

interface OperationFrame {
  readonly method: string;
  readonly path: string;
  /** The path item's parameters, which the operation's own override by name and place. */
  readonly shared: readonly DocumentNode[];
  readonly servers: Operation['servers'];
  readonly security: Operation['security'];
}

/** Builds one operation (OpenAPI 3.1 §4.8.10). */
export function buildOperation(building: Building, node: DocumentNode, frame: OperationFrame): Operation {
  const parameters = new Map<string, Parameter>();
  for (const written of [...frame.shared, ...items(member(node, 'parameters'))]) {
    const parameter = buildParameter(building, written);
    if (parameter) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const requestBody = buildRequestBody(building, member(node, 'requestBody'));
  return {
    id: stringAt(node, 'operationId') ?? `${frame.method} ${frame.path}`,
    method: frame.method,
    path: frame.path,
    summary: stringAt(node, 'summary') ?? '',
    deprecated: booleanAt(node, 'deprecated') ?? false,
    parameters: [...parameters.values()],
    ...(requestBody ? { requestBody } : {}),
    responses: members(member(node, 'responses')).flatMap(({ key, node: response }) =>
      buildResponse(building, key, response),
    ),
    security: frame.security,
    servers: frame.servers,
    node,
  };
}

const locations = new Set(['path', 'query', 'header', 'cookie']);
/** Header parameters of these names are not parameters (OpenAPI 3.1 §4.8.12.2.1). */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

function buildParameter(building: Building, written: DocumentNode): Parameter | undefined {
  const node = building.resolve(written);
  const name = stringAt(node, 'name');
  const place = stringAt(node, 'in');
  if (!node || name === undefined || place === undefined || !locations.has(place)) {
    if (node) {
      building.report(
        diagnoseNode(written, {
          code: 'invalid-parameter',
          severity: 'error',
          message: 'A parameter needs a `name` and an `in` of path, query, header or cookie.',
          fix: 'Write both.',
        }),
      );
    }
    return undefined;
  }
  if (place === 'header' && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const style = stringAt(node, 'style') ?? (place === 'path' || place === 'header' ? 'simple' : 'form');
  const content = buildContent(building, member(node, 'content'))[0];
  const schemaNode = member(node, 'schema');
  const schema = content ? content.schema : schemaOf(building, schemaNode);
  return {
    name,
    in: place as ParameterLocation,
    required: place === 'path' || booleanAt(node, 'required') === true,
    deprecated: booleanAt(node, 'deprecated') ?? false,
    style,
    explode: booleanAt(node, 'explode') ?? (style === 'form' || style === 'deepObject'),
    allowReserved: booleanAt(node, 'allowReserved') ?? false,
    ...(schema ? { schema } : {}),
    ...(content ? { mediaType: content.type } : {}),
    examples: content ? content.examples : buildExamples(building, node),
    node,
  };
}

function schemaOf(building: Building, node: DocumentNode | undefined): ApiSchema | undefined {
  return node && new ApiSchema(node, building.references, building.dialect);
}

function buildRequestBody(building: Building, written: DocumentNode | undefined): RequestBody | undefined {
  const node = building.resolve(written);
  if (!node || !isMapping(node.value)) return undefined;
  return {
    required: booleanAt(node, 'required') ?? false,
    requiredStated: booleanAt(node, 'required') !== undefined,
    content: buildContent(building, member(node, 'content')),
    node,
  };
}

function buildResponse(building: Building, key: string, written: DocumentNode): Response[] {
  if (key.startsWith('x-')) return [];
  const node = building.resolve(written);
  if (!node || !isMapping(node.value)) return [];
  return [
    {
      status: key === 'default' ? key : key.toUpperCase(),
      description: stringAt(node, 'description') ?? '',
      headers: members(member(node, 'headers')).flatMap((header) =>
        buildHeader(building, header.key, header.node),
      ),
      content: buildContent(building, member(node, 'content')),
      node,
    },
  ];
}

/** A response header named Content-Type is ignored (OpenAPI 3.1 §4.8.17.1). */
function buildHeader(building: Building, name: string, written: DocumentNode): ResponseHeader[] {
  const node = building.resolve(written);
  if (!node || name.toLowerCase() === 'content-type') return [];
  const schema = schemaOf(building, member(node, 'schema'));
  return [
    {
      name,
      required: booleanAt(node, 'required') ?? false,
      explode: booleanAt(node, 'explode') ?? false,
      ...(schema ? { schema } : {}),
      node,
    },
  ];
}
