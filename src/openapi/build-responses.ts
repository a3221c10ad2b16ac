import type { Link, Response, ResponseHeader } from './api.js';
import { buildContent, schemaOf } from './build-content.js';
import type { Building } from './building.js';
import {
  booleanAt,
  type DocumentNode,
  diagnoseNode,
  isMapping,
  member,
  members,
  stringAt,
} from './document-node.js';

/** Reads a Responses Object in the order written (OpenAPI 3.1 §4.8.16). */
export function buildResponses(building: Building, responses: DocumentNode | undefined): Response[] {
  return members(building.resolve(responses)).flatMap(({ key, node }) =>
    key.startsWith('x-') ? [] : buildResponse(building, key, node),
  );
}

function buildResponse(building: Building, key: string, written: DocumentNode): Response[] {
  const node = building.resolve(written);
  if (!node || !isMapping(node.value)) return [];
  return [
    {
      status: readStatus(building, key, written),
      description: stringAt(written, 'description') ?? stringAt(node, 'description') ?? '',
      headers: members(building.resolve(member(node, 'headers'))).flatMap((header) =>
        buildHeader(building, header.key, header.node),
      ),
      content: buildContent(building, member(node, 'content')),
      links: members(building.resolve(member(node, 'links'))).flatMap((link) =>
        buildLink(building, link.key, link.node),
      ),
      node,
    },
  ];
}

/**
 * `4xx` and `Default` are read as meant. In the root document of 3.x the official schema tells them; it is told here where
 * that schema does not look, or takes any three digits (2.0).
 */
function readStatus(building: Building, key: string, written: DocumentNode): string {
  const meant = /^default$/i.test(key) ? 'default' : key.toUpperCase();
  const isStatus = /^([1-5]([0-9]{2}|XX)|default)$/.test(meant);
  const isSeen = building.dialect !== '2.0' && written.file === building.references.files[0];
  if (!isSeen && (meant !== key || !isStatus)) {
    building.report(
      diagnoseNode(
        written,
        {
          code: 'invalid-status',
          severity: 'error',
          message: `\`${key}\` is no status code, no range such as \`4XX\`, and not \`default\`.`,
          fix: isStatus ? `Write \`${meant}\`.` : 'Write the status that is sent.',
        },
        'key',
      ),
    );
  }
  return meant;
}

/** A response header named Content-Type is ignored (OpenAPI 3.1 §4.8.17.1). */
function buildHeader(building: Building, name: string, written: DocumentNode): ResponseHeader[] {
  const node = building.resolve(written);
  if (!node || name.toLowerCase() === 'content-type') return [];
  const content = buildContent(building, member(node, 'content'))[0];
  const schema = schemaOf(building, member(node, 'schema')) ?? content?.schema;
  return [
    {
      name,
      required: booleanAt(node, 'required') ?? false,
      explode: booleanAt(node, 'explode') ?? false,
      ...(content ? { mediaType: content.type } : {}),
      ...(schema ? { schema } : {}),
      node,
    },
  ];
}

function buildLink(building: Building, name: string, written: DocumentNode): Link[] {
  const node = building.resolve(written);
  if (!node || !isMapping(node.value)) return [];
  const operationId = stringAt(node, 'operationId');
  const operationRef = stringAt(node, 'operationRef');
  const body = member(node, 'requestBody');
  return [
    {
      name,
      ...(operationId === undefined ? {} : { operationId }),
      ...(operationRef === undefined ? {} : { operationRef }),
      parameters: new Map(
        members(member(node, 'parameters')).map(({ key, node: { value } }) => [key, value]),
      ),
      ...(body ? { requestBody: body.value } : {}),
      node,
    },
  ];
}
