import type { MediaType, Operation, Response } from '../../openapi/api.js';
import type { ResponseCoverage } from '../../result/coverage.js';
import { isSameJson } from '../../schema/json-equality.js';
import type { Exchange } from '../exchange.js';
import { type PlaceBranch, type PlaceNode, type PlaceTree, placeTreeOf } from './place-tree.js';
import { everyPlace, walkValue } from './walk-value.js';

/** Follows which parts of the documented responses were seen. */
export interface ResponseTracker {
  see(exchange: Exchange): void;
  result(): ResponseCoverage[];
  /** Whether a schema has more places than are followed. */
  readonly isCut: boolean;
}

export function trackResponses(operation: Operation): ResponseTracker {
  const seen = new Map<MediaType, Map<string, number>>();
  const content = operation.responses.flatMap((response) => response.content);
  return {
    isCut: content.some((mediaType) => treeOf(mediaType).isCut),
    see({ judgement }) {
      const { mediaType } = judgement ?? {};
      if (!judgement || !mediaType || !('value' in judgement)) return;
      const tree = treeOf(mediaType);
      const parts = seen.get(mediaType) ?? new Map(partsOf(tree).map((part) => [part, 0]));
      seen.set(mediaType, parts);
      const count = (part: string) => parts.set(part, (parts.get(part) ?? 0) + 1);
      walkValue(tree, judgement.value, {
        place(node, value) {
          if (node !== tree.root && parts.has(node.pointer)) count(node.pointer);
          if (node.members.some((member) => isSameJson(member, value))) count(memberPart(node, value));
        },
        branch: (node, branch) => count(branchPart(node, branch)),
      });
    },
    result: () =>
      operation.responses.flatMap((response) =>
        response.content.map((media) => resultOf(response, media, seen)),
      ),
  };
}

function resultOf(
  { status }: Response,
  mediaType: MediaType,
  seen: ReadonlyMap<MediaType, ReadonlyMap<string, number>>,
): ResponseCoverage {
  const counts = seen.get(mediaType);
  const parts = counts ? counts.size : partsOf(treeOf(mediaType)).length;
  return {
    status,
    mediaType: mediaType.type,
    parts,
    ...(counts ? { seen: Object.fromEntries(counts) } : {}),
  };
}

function treeOf({ schema }: MediaType): PlaceTree {
  return placeTreeOf(schema?.schema('response') ?? true);
}

/** Properties and items, listed values, alternatives: each by a name of its own. */
function partsOf(tree: PlaceTree): string[] {
  const parts = new Set<string>();
  for (const node of everyPlace(tree)) {
    if (node.pointer !== '') parts.add(node.pointer);
    for (const member of node.members) parts.add(memberPart(node, member));
    for (const branch of node.branches) parts.add(branchPart(node, branch));
  }
  return [...parts];
}

function memberPart({ pointer }: PlaceNode, value: unknown): string {
  return `${pointer} = ${JSON.stringify(value)}`.trimStart();
}

function branchPart({ pointer }: PlaceNode, { name }: PlaceBranch): string {
  return `${pointer} ${name}`.trimStart();
}
