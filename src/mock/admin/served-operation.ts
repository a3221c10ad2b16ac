import type { Operation } from '../../openapi/api.js';
import type { MockApi } from '../mock-api.js';
import { keyOf } from './operation-summary.js';

/** An operation of one of the APIs that are served. */
export interface ServedOperation {
  readonly source: MockApi;
  readonly operation: Operation;
}

/** The operation that an API's name and `METHOD /path` name, or a sentence that says why there is none. */
export function findOperation(
  apis: readonly MockApi[],
  { api, operation }: { readonly api?: unknown; readonly operation?: unknown },
): ServedOperation | string {
  const source = apis.find(({ name }) => name === api);
  if (!source) return `No API is called ${api}; there are: ${apis.map(({ name }) => name).join(', ')}.`;
  const found = source.api.operations.find((each) => keyOf(each) === operation);
  return found ? { source, operation: found } : `${source.name} has no operation ${operation}.`;
}
