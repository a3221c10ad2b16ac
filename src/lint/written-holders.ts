import type { Api, MediaType } from '../openapi/api.js';
import type { DocumentNode } from '../openapi/document-node.js';
import { everyOperation } from '../openapi/every-operation.js';
import { nodeKey } from './name-node.js';

/** The media types of a body, and the way that it travels. */
interface BodyContent {
  readonly media: MediaType;
  readonly direction: 'request' | 'response';
}

const contents = new WeakMap<Api, readonly BodyContent[]>();
const holders = new WeakMap<Api, readonly DocumentNode[]>();

/** The media types of all bodies, each written one once; gathered once for all rules. */
export function bodyContents(api: Api): readonly BodyContent[] {
  const known = contents.get(api) ?? gatherContents(api);
  contents.set(api, known);
  return known;
}

/** The Parameter, Header and Media Type Objects of all operations: whatever may hold `example` and `examples`. */
export function exampleHolders(api: Api): readonly DocumentNode[] {
  const known = holders.get(api) ?? gatherHolders(api);
  holders.set(api, known);
  return known;
}

function gatherContents(api: Api): BodyContent[] {
  const found = new Map<string, BodyContent>();
  const add = (direction: BodyContent['direction'], content: readonly MediaType[]) => {
    for (const media of content) {
      const key = `${direction} ${nodeKey(media.node)}`;
      if (!found.has(key)) found.set(key, { media, direction });
    }
  };
  for (const { requestBody, responses } of everyOperation(api)) {
    add('request', requestBody?.content ?? []);
    for (const { content } of responses) add('response', content);
  }
  return [...found.values()];
}

function gatherHolders(api: Api): DocumentNode[] {
  const found = new Map<string, DocumentNode>();
  const add = ({ node }: { readonly node: DocumentNode }) => {
    const key = nodeKey(node);
    if (!found.has(key)) found.set(key, node);
  };
  for (const { parameters, requestBody, responses } of everyOperation(api)) {
    parameters.forEach(add);
    for (const { headers } of responses) headers.forEach(add);
    requestBody?.content.forEach(add);
    for (const { content } of responses) content.forEach(add);
  }
  return [...found.values()];
}
