import { parsePointer } from '../source/json-pointer.js';
import { pageOf, type SourceMap } from '../source/source-map.js';
import { baseName } from './draft-builder.js';
import type { Draft, LineRange } from './recogniser.js';

/** Names that stand for a node of their own in a map even where its lines are its parent's. */
const structural =
  /\/(parameters|responses|content|properties|patternProperties|securitySchemes|servers|schemas|requestBodies|headers|allOf|anyOf|oneOf|paths)\/[^/]+$|\/(schema|items|requestBody|info|security)$/;

/** Lines of a page that a part of a document was made from. */
export interface PagePlace {
  /** The page's file name. */
  readonly page: string;
  readonly lines: LineRange;
}

/** The source map of a draft: every part of the contract, and any other value whose lines differ from those of what holds it. */
export function makeSourceMap(draft: Draft, pagePath: string): SourceMap {
  const page = baseName(pagePath);
  const places = [...draft.provenance].map(([pointer, lines]) => [pointer, { page, lines }] as const);
  return mapPlaces(page, places);
}

/** The source map of places, parents before their parts; `page` is the one that needs no mention. */
export function mapPlaces(page: string, places: Iterable<readonly [string, PagePlace]>): SourceMap {
  const kept = new Map<string, PagePlace>();
  for (const [pointer, place] of places) {
    const around = nearest(kept, pointer.slice(0, pointer.lastIndexOf('/')));
    const same =
      around?.page === place.page && around.lines[0] === place.lines[0] && around.lines[1] === place.lines[1];
    if (pointer === '' || (same && !structural.test(pointer))) continue;
    kept.set(pointer, place);
  }
  const sorted = [...kept]
    .map(([pointer, place]) => ({ pointer, place, tokens: parsePointer(pointer) }))
    .sort((a, b) => compareTokens(a.tokens, b.tokens));
  const pages: Record<string, string> = {};
  const isOfOnePage = sorted.every(({ place }) => place.page === page);
  for (const { pointer, place } of isOfOnePage ? [] : sorted)
    if (pageOf({ version: 1, page, pages, pointers: {} }, pointer) !== place.page)
      pages[pointer] = place.page;
  const pointers = Object.fromEntries(sorted.map(({ pointer, place }) => [pointer, place.lines]));
  return { version: 1, page, ...(Object.keys(pages).length === 0 ? {} : { pages }), pointers };
}

/** The map as JSON text, one pointer a line. The same map gives the same text. */
export function writeSourceMap(map: SourceMap): string {
  const members = [
    `"version": ${map.version}`,
    `"page": ${JSON.stringify(map.page)}`,
    ...(map.pages ? [`"pages": ${writeMembers(map.pages, (name) => JSON.stringify(name))}`] : []),
    `"pointers": ${writeMembers(map.pointers, ([first, last]) => `[${first}, ${last}]`)}`,
  ];
  return `{\n  ${members.join(',\n  ')}\n}\n`;
}

function writeMembers<T>(members: Readonly<Record<string, T>>, write: (value: T) => string): string {
  const lines = Object.entries(members).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${write(value)}`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
}

function nearest(kept: ReadonlyMap<string, PagePlace>, pointer: string): PagePlace | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = kept.get(at);
    if (place) return place;
  }
  return undefined;
}

/** Code-unit order of the tokens, so that a part comes right before its own parts. */
function compareTokens(left: readonly string[], right: readonly string[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [x, y] = [left[at] as string, right[at] as string];
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
