import { isMapping } from '../../openapi/document-node.js';
import type { OfferedStates } from '../state/provider-states.js';
import type { Snapshot, StateStore } from '../state/state-store.js';
import type { Changes } from './changes.js';

/** An answer of the admin API: JSON, or nothing, or events for as long as the client stays. */
export interface AdminAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly events?: Follow;
}

/** Sends what happens, until what is returned is called. */
export type Follow = (send: (event: string, data: unknown) => void) => () => void;

/** One thing that the admin API does; `body` is the parsed JSON. */
export type AdminRoute = (sent: {
  readonly body: unknown;
  readonly query: URLSearchParams;
}) => Promise<AdminAnswer>;

/** The routes by method and path, such as `POST /states`. */
export type AdminRoutes = Readonly<Record<string, AdminRoute>>;

/** Provider states, as implementations offer them. */
export function stateRoutes(states: OfferedStates): AdminRoutes {
  return { 'POST /states': async ({ body }) => states.receive(body) };
}

/** What is kept: all of it, put back, and as it was before anything was written. */
export function storeRoutes(store: StateStore, changes: Changes): AdminRoutes {
  const restore = async (snapshot: Snapshot): Promise<AdminAnswer> => {
    await store.restore(snapshot);
    changes.tell('state');
    return { status: 204 };
  };
  return {
    'GET /state': async () => ({ status: 200, body: await store.snapshot() }),
    'PUT /state': async ({ body }) =>
      isSnapshot(body) ? restore(body) : badRequest('This is no snapshot, as GET /_tally/state gives it.'),
    'DELETE /state': async () => restore({}),
  };
}

/** A refusal of what was sent. */
export function badRequest(detail: string): AdminAnswer {
  return { status: 400, body: { title: 'Bad Request', status: 400, detail } };
}

/** What is asked for is not there. */
export function notFound(detail: string): AdminAnswer {
  return { status: 404, body: { title: 'Not Found', status: 404, detail } };
}

function isSnapshot(value: unknown): value is Snapshot {
  return isMapping(value) && Object.values(value).every(isCollection);
}

function isCollection(value: unknown): boolean {
  if (!isMapping(value) || typeof value.lastNumber !== 'number' || !Array.isArray(value.items)) return false;
  return value.items.every(
    (item) => isMapping(item) && typeof item.id === 'string' && typeof item.order === 'number',
  );
}
