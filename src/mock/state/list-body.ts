import {
  conformsTo,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  typesOf,
} from '../../exchange/schema-types.js';
import { isMapping } from '../../openapi/document-node.js';
import type { Page } from './list-query.js';
import type { Members } from './overlay.js';
import { plainName, sameName } from './property-names.js';

/** What a list's envelope can tell of the page it holds. */
export interface PageFacts {
  readonly page: Page;
  /** 0-based place of the first item in the whole selection. */
  readonly start: number;
  readonly count: number;
  readonly total: number;
  /** Id of the last item on the page. */
  readonly last?: string;
  /** Path and query of the request. */
  readonly target: string;
  readonly query: Members;
}

/** The envelope of a list with its counts, its echo of the query and its way to the next page as they are now. */
export function withPageFacts(part: SchemaPart, body: Members, facts: PageFacts, depth = 0): Members {
  let told = body;
  for (const name of propertyNamesOf(part)) {
    const inner = propertyOf(part, name);
    const before = body[name];
    if (isMapping(before) && depth < 2 && typesOf(inner).includes('object')) {
      told = { ...told, [name]: withPageFacts(inner, before, facts, depth + 1) };
      continue;
    }
    if (Array.isArray(before)) continue;
    const [fact] = pageFact(name, before, facts).filter((value) => conformsTo(inner, value));
    if (fact !== undefined) told = { ...told, [name]: fact };
    else if (nextName.test(plainName(name)) && !hasMore(facts) && Object.hasOwn(told, name)) {
      const { [name]: _left, ...rest } = told;
      if (conformsTo(part, rest)) told = rest;
    }
  }
  return told;
}

const nextName = /^(next|nextpage|nexturl|nextlink|nextcursor|nexttoken|nextpagetoken|nextpageurl|cursor)$/;

function hasMore({ start, count, total }: PageFacts): boolean {
  return start + count < total;
}

/** What a property or a header of this name may say, the best first; nothing for one that has to do with no page. */
export function pageFact(name: string, before: unknown, facts: PageFacts): unknown[] {
  const { page, start, count, total, query } = facts;
  const plain = plainName(name);
  const size = page.size ?? total;
  if (
    /^(total|totalcount|totalitems|totalresults|totalelements|totalrecords|itemcount|totalsize)$/.test(plain)
  )
    return [total, String(total)];
  if (/^(totalpages|pages|pagecount|numpages|lastpage)$/.test(plain))
    return [Math.max(1, Math.ceil(total / Math.max(1, size)))];
  if (/^(count|resultcount|numberofelements|returned)$/.test(plain)) return [count];
  if (/^(hasmore|hasnext|hasnextpage|more|moreavailable)$/.test(plain)) return [hasMore(facts)];
  if (/^(hasprevious|hasprev|haspreviouspage)$/.test(plain)) return [start > 0];
  if (nextName.test(plain)) return hasMore(facts) ? nextWays(before, facts) : [null];
  if (/^(prev|previous|prevpage|previouspage|previousurl|prevurl|prevcursor)$/.test(plain) && start === 0)
    return [null];
  const echoed = sameName(Object.keys(query), name);
  if (echoed !== undefined) return [query[echoed]];
  if (/^(limit|perpage|pagesize|size)$/.test(plain) && page.size !== undefined) return [page.size];
  if (/^(offset|skip)$/.test(plain)) return [start];
  if (/^(page|pagenumber|currentpage)$/.test(plain) && page.by?.kind === 'page') return [pageNumber(facts)];
  return [];
}

function pageNumber({ page, start }: PageFacts): number {
  return Math.floor(start / Math.max(1, page.size ?? 1)) + (page.by?.first ?? 1);
}

/** What the page's parameter takes for the next page. */
function nextValue(facts: PageFacts): string | number | undefined {
  const { page, start, count, last } = facts;
  if (!page.by) return undefined;
  return { page: pageNumber(facts) + 1, offset: start + count, after: last }[page.by.kind];
}

/** Path and query of the same list at another place. */
function addressAt({ page, target }: PageFacts, value: unknown): string {
  const [path = '', query = ''] = target.split('?');
  const search = new URLSearchParams(query);
  search.set(page.by?.name ?? '', String(value));
  return `${path}?${search}`;
}

/** The other pages as links (RFC 8288); empty where there are none. */
export function pageLinks(facts: PageFacts): string {
  const { page, start, total } = facts;
  const { by, size } = page;
  if (!by) return '';
  const links: [string, unknown][] = [];
  if (size !== undefined && by.kind !== 'after') {
    const at = (index: number) => (by.kind === 'page' ? index + by.first : index * size);
    const final = Math.max(0, Math.ceil(total / Math.max(1, size)) - 1);
    links.push(['first', at(0)], ['last', at(final)]);
    const before = Math.ceil(start / Math.max(1, size)) - 1;
    if (start > 0) links.push(['prev', at(Math.min(before, final))]);
  }
  if (hasMore(facts)) links.push(['next', nextValue(facts)]);
  return links.map(([relation, value]) => `<${addressAt(facts, value)}>; rel="${relation}"`).join(', ');
}

/** The next page's address where addresses stood there, else what its parameter takes. */
function nextWays(before: unknown, facts: PageFacts): unknown[] {
  const value = nextValue(facts);
  if (value === undefined) return [];
  const origin = /^https?:\/\/[^/]+/.exec(String(before))?.[0] ?? '';
  const address = `${origin}${addressAt(facts, value)}`;
  const isAddress = typeof before === 'string' && /^(https?:\/\/|\/)/.test(before);
  return isAddress ? [address, value] : [value, String(value), address];
}
