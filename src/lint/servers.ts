import type { Api } from '../openapi/api.js';
import { type DocumentNode, items, member, members, stringAt } from '../openapi/document-node.js';
import { everyOperation } from '../openapi/every-operation.js';

/** Every Server Object of a document as it was written, with its URL template. */
export function* everyServer(api: Api): Generator<{ readonly node: DocumentNode; readonly url: string }> {
  const paths = members(member(api.root, 'paths')).map(({ node }) => node);
  const operations = [...everyOperation(api)].map(({ node }) => node);
  for (const holder of [api.root, ...paths, ...operations]) {
    for (const node of items(member(holder, 'servers'))) {
      const url = stringAt(node, 'url');
      if (url !== undefined) yield { node, url };
    }
  }
}
