import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MockApi } from '../mock-api.js';
import type { MockExtension } from '../mock-extension.js';
import { offerStates } from '../state/provider-states.js';
import { keepState } from '../state/state-extension.js';
import type { StateStore } from '../state/state-store.js';
import { uniqueNames } from '../unique-names.js';
import { type AdminRoutes, stateRoutes, storeRoutes } from './admin-routes.js';
import { serveAdmin } from './serve-admin.js';

/** What a mock does beyond answering from its documents. */
export interface ControlOptions {
  readonly apis: readonly MockApi[];
  /** Where what requests write is kept; nothing is kept without. */
  readonly store?: StateStore;
}

/** State, states and the admin API of one mock. */
export interface MockControl {
  /** In the order in which they join in. */
  readonly extensions: readonly MockExtension[];
  /** Answers a request to the admin API; `false` for any other. */
  serveAdmin(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Makes the control of a mock that serves these APIs. */
export function createControl({ apis, store }: ControlOptions): MockControl {
  const { sources } = uniqueNames(apis);
  const states = offerStates(sources, store);
  const routes: AdminRoutes = { ...stateRoutes(states), ...(store ? storeRoutes(store) : {}) };
  return {
    extensions: [states.extension, ...(store ? [keepState(store)] : [])],
    serveAdmin: (request, response) => serveAdmin(routes, request, response),
  };
}
