import type { Operation, RequestBody } from './api.js';
import { buildContent } from './build-content.js';
import { buildParameters } from './build-parameters.js';
import { buildResponses } from './build-responses.js';
import type { Building } from './building.js';
import { booleanAt, type DocumentNode, isMapping, items, member, stringAt } from './document-node.js';

interface OperationFrame {
  readonly method: string;
  readonly path: string;
  /** The path item's parameters, which the operation's own override by name and place. */
  readonly shared: readonly DocumentNode[];
  readonly servers: Operation['servers'];
  readonly security: Operation['security'];
  readonly callbacks: Operation['callbacks'];
}

/** Builds one operation (OpenAPI 3.1 §4.8.10). */
export function buildOperation(building: Building, node: DocumentNode, frame: OperationFrame): Operation {
  const own = items(building.resolve(member(node, 'parameters')));
  const requestBody = buildRequestBody(building, member(node, 'requestBody'));
  return {
    id: stringAt(node, 'operationId') ?? `${frame.method} ${frame.path}`,
    method: frame.method,
    path: frame.path,
    summary: stringAt(node, 'summary') ?? '',
    deprecated: booleanAt(node, 'deprecated') ?? false,
    ...buildParameters(building, frame.shared, own),
    ...(requestBody ? { requestBody } : {}),
    responses: buildResponses(building, member(node, 'responses')),
    security: frame.security,
    servers: frame.servers,
    callbacks: frame.callbacks,
    node,
  };
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
