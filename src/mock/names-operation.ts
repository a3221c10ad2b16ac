import { namesOperation } from '../contract/names-operation.js';
import type { Operation } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';

/** What scenarios and faults are for: an operation by id or `METHOD /path/{template}`, all where none is said, of one API or any. */
export interface Meant {
  readonly operation?: string;
  readonly api?: string;
}

/** Whether a request's operation is meant. */
export function isMeant(
  { operation: name, api }: Meant,
  { source, operation }: { readonly source: Pick<MockApi, 'name'>; readonly operation: Operation },
): boolean {
  return (
    (api === undefined || api === source.name) && (name === undefined || namesOperation(name, operation))
  );
}
