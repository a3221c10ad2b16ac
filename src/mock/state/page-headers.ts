import { findResponse } from '../../exchange/find-response.js';
import type { Operation } from '../../openapi/api.js';
import { type PageFacts, pageFact, pageLinks } from './list-body.js';

/** What documented headers of a list tell of its page: `Link` (RFC 8288), and counts such as `X-Total-Count` or `X-Next-Page`; `undefined` for one that has nothing to tell. */
export function pageHeaders(
  operation: Operation,
  status: number,
  facts: PageFacts,
): Readonly<Record<string, string | undefined>> {
  const told: Record<string, string | undefined> = {};
  for (const { name, required } of findResponse(operation, status)?.headers ?? []) {
    const isLink = name.toLowerCase() === 'link';
    const [fact] = isLink ? [pageLinks(facts)] : pageFact(name.replace(/^x-/i, ''), undefined, facts);
    if (fact === undefined) continue;
    const isEmpty = fact === null || fact === '';
    told[name] = isEmpty ? (required ? '' : undefined) : String(fact);
  }
  return told;
}
