import { namesOperation } from '../contract/names-operation.js';
import { nameHint } from '../diagnostics/name-hint.js';
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

/** A sentence on an API or an operation that is not there, with the nearest; `undefined` where both are. */
export function unknownMeant(
  { operation, api: name }: Meant,
  apis: readonly MockApi[],
): { readonly what: keyof Meant; readonly message: string } | undefined {
  const named = name === undefined ? apis : apis.filter((each) => each.name === name);
  if (name !== undefined && named.length === 0) {
    const hint = nameHint(
      name,
      apis.map((each) => each.name),
    );
    return { what: 'api', message: `No API is called \`${name}\`; ${hint}.` };
  }
  const operations = named.flatMap(({ api }) => api.operations);
  if (operation === undefined || operations.some((each) => namesOperation(operation, each))) return undefined;
  const names = operations.map(({ id, method, path }) =>
    operation.includes(' ') ? `${method} ${path}` : id,
  );
  return {
    what: 'operation',
    message: `No document has the operation \`${operation}\`; ${nameHint(operation, names)}.`,
  };
}
