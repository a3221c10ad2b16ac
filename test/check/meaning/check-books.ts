import { checkApi } from '../../../src/check/check-api.js';
import { emptyContract } from '../../../src/contract/contract.js';
import type { Meaning } from '../../../src/contract/meaning.js';
import type { Report } from '../../../src/result/report.js';
import { apiOf } from '../../openapi/load-text.js';
import { start } from '../start-server.js';
import type { ThingServer } from '../thing-server.js';
import { bookDocument, books, key, knownId, type Manner } from './book-server.js';

/** Checks one operation of a book server, with what the contract file says of its meaning. */
export async function check(
  only: string,
  manner: Manner = {},
  meaning: Meaning = {},
  { maxCases, document = bookDocument }: { maxCases?: number; document?: string } = {},
): Promise<Report & { received: ThingServer['received'] }> {
  const server = await start(books(manner));
  const report = await checkApi(apiOf(document), {
    spec: 'books.yaml',
    url: server.url,
    only,
    credentials: new Map([['key', key]]),
    parameters: new Map([['bookId', knownId]]),
    contract: { ...emptyContract, operations: { [only]: { meaning } } },
    timeout: 2_000,
    ...(maxCases === undefined ? {} : { maxCases }),
  });
  return { ...report, received: server.received };
}

/** Each finding as `severity code status pointer`. */
export const found = ({ findings }: Report): string[] =>
  findings.map(({ severity, code, status, pointer }) => `${severity} ${code} ${status} ${pointer}`.trim());
