import { type DocumentNode, member, members } from '../openapi/document-node.js';

/** The schemas that components hold, by themselves or inside parameters, bodies and headers. */
export function* componentSchemas(root: DocumentNode): Generator<DocumentNode> {
  const components = member(root, 'components');
  const entries = (kind: string) => members(components && member(components, kind)).map(({ node }) => node);
  yield* entries('schemas');
  for (const holder of [...entries('parameters'), ...entries('headers')]) yield* describedBy(holder);
  for (const holder of [...entries('requestBodies'), ...entries('responses')]) {
    yield* describedBy(holder);
    for (const { node } of members(member(holder, 'headers'))) yield* describedBy(node);
  }
  for (const media of entries('mediaTypes')) yield* describedBy(media);
}

/** The schemas of a Parameter, Header, Media Type, Request Body or Response Object. */
function* describedBy(holder: DocumentNode): Generator<DocumentNode> {
  const media = members(member(holder, 'content')).map(({ node }) => node);
  for (const one of [holder, ...media]) {
    for (const keyword of ['schema', 'itemSchema']) {
      const schema = member(one, keyword);
      if (schema) yield schema;
    }
  }
}
