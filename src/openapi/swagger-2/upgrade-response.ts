import { type DocumentNode, isMapping, member, members, stringAt } from '../document-node.js';
import { makeMapping, makeValue } from '../made-node.js';
import type { Upgrading } from './upgrading.js';
import { arrayStyle, makeFileSchema, mediaTypes, valueSchema } from './value-schema.js';

/** A Response Object of 2.0 as one of 3.0: `schema` and `examples` under each of the media types produced. */
export function upgradeResponse(
  upgrading: Upgrading,
  written: DocumentNode,
  produces: DocumentNode | undefined,
): DocumentNode | undefined {
  const response = upgrading.resolve(written);
  if (!response) return undefined;
  if (!isMapping(response.value)) return response;
  const content = responseContent(response, produces);
  const headers = members(member(response, 'headers'));
  return makeMapping(response, [
    ['description', member(response, 'description')],
    [
      'headers',
      headers.length === 0
        ? undefined
        : makeMapping(
            member(response, 'headers') ?? response,
            headers.map(({ key, node }) => [key, upgradeHeader(node)]),
          ),
    ],
    ['content', content.length === 0 ? undefined : makeMapping(response, content)],
  ]);
}

function responseContent(
  response: DocumentNode,
  produces: DocumentNode | undefined,
): [type: string, mediaType: DocumentNode][] {
  const schema = member(response, 'schema');
  const examples = new Map(members(member(response, 'examples')).map(({ key, node }) => [key, node]));
  if (!schema && examples.size === 0) return [];
  const produced = mediaTypes(produces).map(({ type }) => type);
  const exemplified = [...examples.keys()].filter((type) => type.includes('/'));
  const types = schema && produced.length > 0 ? produced : exemplified;
  const isFile = schema !== undefined && stringAt(schema, 'type') === 'file';
  const known = types.length > 0 ? types : [isFile ? 'application/octet-stream' : 'application/json'];
  return known.map((type) => [
    type,
    makeMapping(response, [
      ['schema', schema && isFile ? makeFileSchema(schema) : schema],
      ['example', examples.get(type)],
    ]),
  ]);
}

function upgradeHeader(header: DocumentNode): DocumentNode {
  if (!isMapping(header.value)) return header;
  const style = arrayStyle(header, 'header');
  return makeMapping(header, [
    ['description', member(header, 'description')],
    ['explode', style && makeValue(header, false)],
    ['schema', valueSchema(header, style)],
  ]);
}
