import { type DocumentNode, items, member, members, stringAt } from '../openapi/document-node.js';

/** The groups of `components` (OpenAPI 3.2 §4.7), less schemas, whose references JSON Schema rules. */
type Group =
  | 'callbacks'
  | 'examples'
  | 'headers'
  | 'links'
  | 'mediaTypes'
  | 'parameters'
  | 'pathItems'
  | 'requestBodies'
  | 'responses'
  | 'securitySchemes';

/** A Reference Object where an object of a group is meant (OpenAPI 3.1 §4.8.23). */
export interface WrittenReference {
  readonly node: DocumentNode;
  readonly ref: string;
  readonly group: Group;
}

interface Field {
  readonly name: string;
  readonly holds: 'one' | 'list' | 'map';
  readonly group: Group | 'operation';
}

const field = (name: string, holds: Field['holds'], group: Field['group']): Field => ({ name, holds, group });
const described = [field('examples', 'map', 'examples'), field('content', 'map', 'mediaTypes')];
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

const fields: Readonly<Partial<Record<Field['group'], readonly Field[]>>> = {
  pathItems: [
    field('parameters', 'list', 'parameters'),
    field('additionalOperations', 'map', 'operation'),
    ...methods.map((method) => field(method, 'one', 'operation')),
  ],
  operation: [
    field('parameters', 'list', 'parameters'),
    field('requestBody', 'one', 'requestBodies'),
    field('responses', 'map', 'responses'),
    field('callbacks', 'map', 'callbacks'),
  ],
  parameters: described,
  headers: described,
  requestBodies: [field('content', 'map', 'mediaTypes')],
  responses: [
    field('headers', 'map', 'headers'),
    field('content', 'map', 'mediaTypes'),
    field('links', 'map', 'links'),
  ],
  mediaTypes: [field('examples', 'map', 'examples')],
};

export const componentGroups = Object.keys({
  callbacks: 0,
  examples: 0,
  headers: 0,
  links: 0,
  mediaTypes: 0,
  parameters: 0,
  pathItems: 0,
  requestBodies: 0,
  responses: 0,
  securitySchemes: 0,
} satisfies Record<Group, 0>) as Group[];

/** The Reference Objects of a document's own text, outside schemas. */
export function* writtenReferences(root: DocumentNode): Generator<WrittenReference> {
  for (const holder of ['paths', 'webhooks']) yield* inMap(member(root, holder), 'pathItems');
  const components = member(root, 'components');
  for (const group of componentGroups) yield* inMap(components && member(components, group), group);
}

function* inMap(map: DocumentNode | undefined, group: Field['group']): Generator<WrittenReference> {
  for (const { key, node } of members(map)) if (!key.startsWith('x-')) yield* inObject(node, group);
}

function* inObject(node: DocumentNode, group: Field['group']): Generator<WrittenReference> {
  const ref = stringAt(node, '$ref');
  if (ref !== undefined) {
    if (group !== 'operation') yield { node, ref, group };
    return;
  }
  // A Callback Object is itself a map of path items.
  if (group === 'callbacks') return yield* inMap(node, 'pathItems');
  for (const { name, holds, group: inner } of fields[group] ?? []) {
    const held = member(node, name);
    if (!held) continue;
    if (holds === 'map') yield* inMap(held, inner);
    else for (const one of holds === 'list' ? items(held) : [held]) yield* inObject(one, inner);
  }
}
