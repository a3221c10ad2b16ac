import type { AdminAccess } from '../admin/admin-guard.js';
import type { MockControl } from '../admin/mock-control.js';
import { createAdminServer } from '../admin/serve-admin.js';
import type { AnswerElsewhere } from '../answer-request.js';
import type { MockApi } from '../mock-api.js';
import type { ScenarioFile } from '../scenarios/scenario.js';
import { keepState } from '../state/state-extension.js';
import type { StateStore } from '../state/state-store.js';
import type { HubLink } from './hub-link.js';

/** What a served mock needs of its control. */
export interface ServedControl
  extends Pick<MockControl, 'extensions' | 'serveAdmin' | 'endStreams'>,
    Partial<Pick<MockControl, 'outbox'>> {
  readonly elsewhere?: AnswerElsewhere;
  renew(apis: readonly MockApi[], scenarios?: ScenarioFile): ServedControl;
}

/** The control of one of several workers: it keeps state where all of them do, and the hub does the rest. */
export function createWorkerControl(
  { elsewhere, extension, perform }: HubLink,
  { store, access }: { readonly store?: StateStore; readonly access: AdminAccess },
): ServedControl {
  const admin = createAdminServer(perform, access);
  const control: ServedControl = {
    elsewhere,
    extensions: [
      ...(store ? [keepState(store)] : []),
      extension,
      ...(access.console ? [{ isolates: true } as const] : []),
    ],
    serveAdmin: admin.serve,
    endStreams: admin.endStreams,
    renew: () => control,
  };
  return control;
}
