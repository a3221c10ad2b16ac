import type { Api, MediaType } from '../openapi/api.js';
import type { DocumentNode } from '../openapi/document-node.js';
import { everyOperation } from '../openapi/every-operation.js';
import { nodeKey } from './name-node.js';

/** The media types of all bodies, each written one once. */
export function* bodyContents(api: Api): Generator<{ media: MediaType; direction: 'request' | 'response' }> {
  const seen = new Set<string>();
  for (const operation of everyOperation(api)) {
    const bodies = [
      { content: operation.requestBody?.content ?? [], direction: 'request' as const },
      ...operation.responses.map(({ content }) => ({ content, direction: 'response' as const })),
    ];
    for (const { content, direction } of bodies) {
      for (const media of content) {
        const key = `${direction} ${nodeKey(media.node)}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield { media, direction };
      }
    }
  }
}

/** The Parameter, Header and Media Type Objects of all operations: whatever may hold `example` and `examples`. */
export function* exampleHolders(api: Api): Generator<DocumentNode> {
  const seen = new Set<string>();
  for (const operation of everyOperation(api)) {
    const nodes = [
      ...operation.parameters.map(({ node }) => node),
      ...operation.responses.flatMap(({ headers }) => headers.map(({ node }) => node)),
      ...[operation.requestBody, ...operation.responses].flatMap((body) =>
        (body?.content ?? []).map(({ node }) => node),
      ),
    ];
    for (const node of nodes) {
      if (seen.has(nodeKey(node))) continue;
      seen.add(nodeKey(node));
      yield node;
    }
  }
}
