import { unescapeToken } from '../source/json-pointer.js';
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
  const found: { pointer: string; place: PagePlace; key: string }[] = [];
  // Fields of one object come one after the other: what holds them is looked up once.
  let holder: { pointer: string; key: string; place: PagePlace | undefined } | undefined;
  for (const [pointer, place] of places) {
    if (pointer === '') continue;
    const cut = pointer.lastIndexOf('/');
    const above = pointer.slice(0, cut);
    if (holder?.pointer !== above)
      holder = { pointer: above, key: sortKey(above), place: nearest(kept, above) };
    const around = holder.place;
    const same =
      around?.page === place.page && around.lines[0] === place.lines[0] && around.lines[1] === place.lines[1];
    if (same && !structural.test(pointer)) continue;
    kept.set(pointer, place);
    found.push({ pointer, place, key: holder.key + sortKey(pointer.slice(cut)) });
  }
  const sorted = found.sort((a, b) => (a.key < b.key ? -1 : 1));
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
  let lines = '';
  for (const name of Object.keys(members))
    lines += `${lines === '' ? '' : ',\n'}    ${JSON.stringify(name)}: ${write(members[name] as T)}`;
  return lines === '' ? '{}' : `{\n${lines}\n  }`;
}

function nearest(kept: ReadonlyMap<string, PagePlace>, pointer: string): PagePlace | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = kept.get(at);
    if (place) return place;
  }
  return undefined;
}

/** Orders pointers by the code units of their tokens, so that a part comes right before its own parts. */
function sortKey(pointer: string): string {
  return unescapeToken(pointer.replaceAll('/', '\0'));
}
