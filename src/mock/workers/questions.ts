import type { AdminCaller } from '../admin/admin-routes.js';
import type { IncomingRequest } from '../incoming-request.js';
import type { Meant } from '../names-operation.js';

/** What a worker asks of the hub. */
export type WorkerQuestion =
  /** What is steered, at the start: a list of {@link Meant}. */
  | { readonly ask: 'steered' }
  /** The answer to a request whose operation is steered: a PlainAnswer. */
  | { readonly ask: 'answer'; readonly request: IncomingRequest }
  /** What somebody asks of the admin API: a HubReply; events come as {@link HubEvent}. */
  | {
      readonly ask: 'admin';
      readonly route: string;
      readonly query: string;
      readonly body: unknown;
      readonly caller: Omit<AdminCaller, 'onLeave'>;
    };

/** What the hub asks of a worker. */
export type HubQuestion =
  /** What it has answered since it was asked last: a list of PlainExchange. */
  | { readonly ask: 'exchanges' }
  /** To leave requests of these operations to the hub from now on; answered when it does. */
  | { readonly ask: 'leave'; readonly steered: readonly Meant[] };

/** What the admin API says; events follow where it is a stream. */
export interface HubReply {
  readonly status: number;
  readonly body?: unknown;
  readonly isStream: boolean;
}

/** One event of a stream. */
export interface HubEvent {
  readonly event: string;
  readonly data: unknown;
}
