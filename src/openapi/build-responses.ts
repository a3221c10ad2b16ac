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

/** `4xx` and `Default` are read as meant, and told. */
function readStatus(building: Building, key: string, written: DocumentNode): string {
  const meant = /^default$/i.test(key) ? 'default' : key.toUpperCase();
  if (meant !== key && (meant === 'default' || /^[1-5]XX$/.test(meant))) {
    building.report(
      diagnoseNode(
        written,
        {
          code: 'status-spelling',
          severity: 'warning',
          message: `The status \`${key}\` is read as \`${meant}\`; other tools do not know it.`,
          fix: `Write \`${meant}\`.`,
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
  const schema =
    schemaOf(building, member(node, 'schema')) ?? buildContent(building, member(node, 'content'))[0]?.schema;
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
