import { createHash } from 'node:crypto';
import { combinedHeader } from '../../http/message.js';
import type { Item } from './state-store.js';
import type { StatefulAnswer, StatefulRequest } from './stateful-request.js';

/** The entity tag of what is kept (RFC 9110 §8.8.3): another for every other value. */
export function entityTag({ value }: Item): string {
  return `"${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)}"`;
}

/** The refusal of a change whose preconditions (RFC 9110 §13.1) the item does not meet, or that has none where 428 asks for one. */
export function failedPrecondition(
  { operation, headers }: StatefulRequest,
  item: Item | undefined,
): StatefulAnswer | undefined {
  const wanted = combinedHeader(headers, 'if-match');
  const unwanted = combinedHeader(headers, 'if-none-match');
  if (wanted === undefined && unwanted === undefined) {
    const isAsked = operation.responses.some(({ status }) => status === '428');
    if (!isAsked || !item) return undefined;
    return { refuse: [428], detail: 'The request says with no If-Match which version it changes.' };
  }
  if (wanted !== undefined && !matches(wanted, item)) {
    const why = item ? 'the current version is another' : 'there is none';
    return { refuse: [412], detail: `If-Match asks for ${wanted}; ${why}.` };
  }
  if (unwanted !== undefined && matches(unwanted, item)) {
    return { refuse: [412], detail: `If-None-Match rules out ${unwanted}, which is the current version.` };
  }
  return undefined;
}

/** Whether a read is of what its client has already, and the document knows a 304. */
export function isUnmodified({ operation, headers }: StatefulRequest, item: Item): boolean {
  const known = combinedHeader(headers, 'if-none-match');
  return (
    known !== undefined && matches(known, item) && operation.responses.some(({ status }) => status === '304')
  );
}

function matches(header: string, item: Item | undefined): boolean {
  if (!item) return false;
  const tag = entityTag(item);
  return header.split(',').some((text) => ['*', tag, `W/${tag}`].includes(text.trim()));
}
