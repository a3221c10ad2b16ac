import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { ControlOptions, MockControl } from '../mock/admin/mock-control.js';
import { createMock as createMockOf, type Mock, type MockOptions } from '../mock/create-mock.js';
import type { MockApi } from '../mock/mock-api.js';
import { unknownMeant } from '../mock/names-operation.js';
import { checkScenarios } from '../mock/scenarios/read-scenarios.js';
import type { ScenarioFile } from '../mock/scenarios/scenario.js';
import { createMemoryStore } from '../mock/state/memory-store.js';
import { parseText } from '../source/parse-text.js';
import { createControl } from './create-control.js';
import { openSpec } from './open-spec.js';

/** How a mock of documents answers. */
export interface SpecMockOptions
  extends Omit<MockOptions, 'apis'>,
    Pick<ControlOptions, 'store' | 'recording' | 'journal' | 'callbackHosts' | 'scheme'> {
  /** Whether what is created, changed and deleted is kept: in memory, where no `store` is given. */
  readonly stateful?: boolean;
  /** As a scenario file holds them; see `MockScenarios` for their types. */
  readonly scenarios?: ScenarioFile;
}

/** A mock of documents with what it was asked, and what steers it. */
export interface SpecMock
  extends Mock,
    Pick<MockControl, 'journal' | 'scenarios' | 'faults' | 'outbox' | 'webhooks'> {
  /** Begins anew: nothing was asked or written, and each scenario is at its first answer. */
  reset(): Promise<void>;
}

/**
 * Makes a mock without a socket: `createMock('openapi.yaml').fetch('http://any/pets')`. Each SPEC is a path or a bundled
 * name. Throws {@link UsageError} for one that cannot be read, and for scenarios that do not fit.
 */
export function createMock(spec: string | readonly string[], options: SpecMockOptions = {}): SpecMock {
  const {
    stateful,
    recording,
    journal: limits,
    scenarios: file = {},
    extensions = [],
    callbackHosts,
    scheme,
    ...answering
  } = options;
  const apis = [spec].flat().map((each) => openSpec(each));
  const sound = soundScenarios(file, apis);
  const store = options.store ?? (stateful ? createMemoryStore() : undefined);
  const control = createControl({
    apis,
    scenarios: sound,
    ...(store ? { store } : {}),
    ...(recording ? { recording } : {}),
    ...(limits ? { journal: limits } : {}),
    ...(callbackHosts ? { callbackHosts } : {}),
    ...(scheme ? { scheme } : {}),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
  const { journal, scenarios, faults, outbox, webhooks } = control;
  scenarios.assertSound = (each) => void soundScenarios({ scenarios: each }, apis);
  faults.assertSound = (each) => void soundScenarios({ faults: each }, apis);
  journal.assertMeant = (criteria) => {
    const unknown = unknownMeant(criteria, apis);
    if (unknown) throw new UsageError(unknown.message);
  };
  return {
    ...createMockOf({ ...answering, apis, extensions: [...control.extensions, ...extensions] }),
    journal,
    scenarios,
    faults,
    outbox,
    webhooks,
    async reset() {
      journal.clear();
      outbox.clear();
      scenarios.replace(sound.scenarios ?? []);
      faults.replace(sound.faults ?? []);
      await store?.restore({});
    },
  };
}

function soundScenarios(file: ScenarioFile, apis: readonly MockApi[]): ScenarioFile {
  const parsed = parseText({ path: 'the scenarios', text: JSON.stringify(file, null, 2) });
  const { file: sound, diagnostics } = checkScenarios(parsed, apis);
  if (diagnostics.length > 0) throw new UsageError(diagnostics.map(formatDiagnostic).join('\n\n'));
  return sound;
}
