import type { Operation } from '../../openapi/api.js';
import type { Members } from './overlay.js';
import { plainName } from './property-names.js';
import type { Item } from './state-store.js';
import type { Refusal } from './stateful-request.js';

/** Properties that are often unique, in their plain spelling. */
const unique = /^(name|slug|email|username|login|handle|key|code|domain|hostname)$/;

/**
 * A refusal of what another item already is or is called, where the operation documents that there are such conflicts:
 * what is unique no document says, so the id and the first of the usual names count.
 */
export function conflictWith(
  operation: Operation,
  sent: Members,
  id: string | undefined,
  others: Iterable<Item>,
): Refusal | undefined {
  if (!operation.responses.some(({ status }) => status === '409')) return undefined;
  const name = Object.keys(sent).find((key) => unique.test(plainName(key)) && typeof sent[key] === 'string');
  for (const other of others) {
    if (other.id === id) return conflict('the id', id);
    const known = name === undefined ? undefined : (other.value as Members)[name];
    if (name !== undefined && known === sent[name]) return conflict(`the ${name}`, known);
  }
  return undefined;
}

function conflict(what: string, value: unknown): Refusal {
  return { refuse: [409], detail: `There is already something with ${what} ${JSON.stringify(value)}.` };
}
