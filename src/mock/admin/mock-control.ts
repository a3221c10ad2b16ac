import type { IncomingMessage, ServerResponse } from 'node:http';
import { FaultBook } from '../faults/fault-book.js';
import { Journal, type JournalLimits } from '../journal/journal.js';
import { type Recorded, replayRecording } from '../journal/replay.js';
import type { MockApi } from '../mock-api.js';
import type { MockExtension } from '../mock-extension.js';
import type { Meant } from '../names-operation.js';
import { Outbox } from '../outgoing/outbox.js';
import { sendCallbacks } from '../outgoing/send-callbacks.js';
import { Webhooks } from '../outgoing/webhooks.js';
import type { ScenarioFile } from '../scenarios/scenario.js';
import { ScenarioBook } from '../scenarios/scenario-book.js';
import { seedNumber } from '../seed-number.js';
import { StateBrowser } from '../state/browse-state.js';
import { createMemoryStore } from '../state/memory-store.js';
import { type ForcedStatuses, offerStates } from '../state/provider-states.js';
import { openCollections } from '../state/seeded-collections.js';
import { keepState } from '../state/state-extension.js';
import type { StateStore } from '../state/state-store.js';
import { uniqueNames } from '../unique-names.js';
import type { AdminAccess } from './admin-guard.js';
import { type AdminCaller, type AdminRoutes, type Perform, performRoute } from './admin-routes.js';
import { apiRoutes } from './api-routes.js';
import { Changes } from './changes.js';
import { journalRoutes, logRoutes } from './journal-routes.js';
import { keyOf } from './operation-summary.js';
import { outgoingRoutes } from './outgoing-routes.js';
import { emptySample, type SampleRequest } from './request-sample.js';
import { scenarioRoutes } from './scenario-routes.js';
import { sendRoutes } from './send-routes.js';
import { type AdminServer, createAdminServer } from './serve-admin.js';
import { itemRoutes, stateRoutes, storeRoutes } from './state-routes.js';

/** What a mock does beyond answering from its documents. */
export interface ControlOptions {
  readonly apis: readonly MockApi[];
  /** Where what requests write is kept; nothing is kept without. */
  readonly store?: StateStore;
  /** Read and held against the documents. */
  readonly scenarios?: ScenarioFile;
  /** Answered from before the documents. */
  readonly recording?: readonly Recorded[];
  readonly journal?: JournalLimits;
  /** For faults that are left to chance; `1` by default. */
  readonly seed?: number | string;
  /** Who may use the admin API; programs on this machine alone by default. */
  readonly access?: AdminAccess;
  /** What the console fills its forms with, and callbacks and webhooks are made of; they are empty without. */
  readonly sampleRequest?: SampleRequest;
  /** Hosts besides this machine that callbacks and webhooks may go to, in lower case. */
  readonly callbackHosts?: readonly string[];
  /** How the mock is reached; `http` by default. */
  readonly scheme?: 'http' | 'https';
}

/** State, scenarios, faults, journal and the admin API of one mock. */
export interface MockControl {
  /** In the order in which they join in. */
  readonly extensions: readonly MockExtension[];
  readonly journal: Journal;
  readonly scenarios: ScenarioBook;
  readonly faults: FaultBook;
  /** What the mock has sent by itself. */
  readonly outbox: Outbox;
  readonly webhooks: Webhooks;
  /** Does what the admin API is asked for by whoever was let in. */
  readonly perform: Perform;
  /** The operations of which one process has to answer all requests: what was steered, what calls back, and with a recording all. */
  steered(): readonly Meant[];
  /** Answers a request to the admin API; `false` for any other. */
  serveAdmin(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends what listens to what happens, and what was sent and is not answered, so that a mock that is closed need not wait for it. */
  endStreams(): void;
  /**
   * The control of a mock that serves other APIs in their place, with the same journal, state and what was set up. Scenarios of
   * files give way only to others.
   */
  renew(apis: readonly MockApi[], scenarios?: ScenarioFile): MockControl;
}

/** Makes the control of a mock that serves these APIs. */
export function createControl(options: ControlOptions): MockControl {
  const { apis, store, scenarios, recording, seed = 1, access = {}, sampleRequest = emptySample } = options;
  const outbox = new Outbox({ hosts: options.callbackHosts ?? [], sampleRequest });
  const changes = new Changes();
  const kept: Kept = {
    store,
    sampleRequest,
    isConsole: access.console === true,
    perform: (call) => performRoute(kept.routes(call.caller), call),
    admin: createAdminServer((call) => kept.perform(call), access),
    routes: () => ({}),
    changes,
    journal: new Journal(options.journal),
    scenarios: new ScenarioBook(scenarios?.scenarios),
    next: new ScenarioBook([], () => 'picked by hand'),
    faults: new FaultBook(scenarios?.faults, seedNumber(String(seed))),
    replay: recording && replayRecording(recording),
    forced: new Map(),
    outbox,
    callbacks: sendCallbacks(outbox, options.scheme ?? 'http'),
  };
  outbox.listen(() => changes.tell('sent'));
  kept.scenarios.onTurn = () => changes.tell('scenarios');
  kept.next.onTurn = () => changes.tell('next');
  return controlOf(apis, scenarios, kept);
}

/** What outlives a change of the documents. */
interface Kept extends Pick<MockControl, 'journal' | 'scenarios' | 'faults' | 'outbox'> {
  readonly next: ScenarioBook;
  readonly changes: Changes;
  readonly sampleRequest: SampleRequest;
  readonly isConsole: boolean;
  /** The same as long as the mock, because streams are open on it. */
  readonly admin: AdminServer;
  readonly perform: Perform;
  /** What the admin API does now. */
  routes: (caller: AdminCaller) => AdminRoutes;
  readonly store: StateStore | undefined;
  readonly replay: MockExtension | undefined;
  readonly forced: ForcedStatuses;
  readonly callbacks: MockExtension;
}

function controlOf(apis: readonly MockApi[], file: ScenarioFile | undefined, kept: Kept): MockControl {
  const { store, journal, scenarios, next, changes, admin, sampleRequest, faults, replay, forced, outbox } =
    kept;
  const { sources } = uniqueNames(apis);
  const states = offerStates(sources, store, forced);
  // Without a store it is still told what would be kept.
  const collections = openCollections(store ?? createMemoryStore());
  const browser = store && new StateBrowser(collections, store);
  const filling = { sampleRequest, ...(browser ? { browser } : {}) };
  const items = itemRoutes(sources, collections, browser, changes);
  const webhooks = new Webhooks(sources, outbox, sampleRequest);
  kept.routes = (caller) => ({
    ...stateRoutes(states),
    ...(store ? storeRoutes(store, changes) : {}),
    ...items,
    ...apiRoutes(sources, filling, caller.origin),
    ...sendRoutes(journal, caller),
    ...journalRoutes(journal, sources, caller.origin),
    ...logRoutes(journal, scenarios, changes, caller.origin),
    ...scenarioRoutes(sources, { scenarios, faults, next }, changes),
    ...outgoingRoutes(webhooks, outbox, changes),
  });
  return {
    journal,
    scenarios,
    faults,
    outbox,
    webhooks,
    extensions: [
      next.extension,
      faults.extension,
      scenarios.extension,
      states.extension,
      ...(replay ? [replay] : []),
      ...(store ? [keepState(store)] : []),
      journal.extension,
      kept.callbacks,
      ...(kept.isConsole ? [{ isolates: true } as const] : []),
    ],
    perform: kept.perform,
    steered: () => [
      ...(replay ? [{}] : []),
      ...next.pending(),
      ...scenarios.pending(),
      ...faults.list(),
      ...states.forced(),
      ...sources.flatMap(({ name, api }) =>
        api.operations
          .filter(({ callbacks }) => callbacks.length > 0)
          .map((operation) => ({ api: name, operation: keyOf(operation) })),
      ),
    ],
    serveAdmin: admin.serve,
    endStreams() {
      admin.endStreams();
      outbox.abandon();
    },
    renew(others, read) {
      if (JSON.stringify(read) !== JSON.stringify(file)) {
        scenarios.reread(read?.scenarios ?? []);
        faults.reread(read?.faults ?? []);
        changes.tell('scenarios');
        changes.tell('faults');
      }
      changes.tell('apis');
      return controlOf(others, read, kept);
    },
  };
}
