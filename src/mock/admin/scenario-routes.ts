import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { parseText } from '../../source/parse-text.js';
import type { FaultBook } from '../faults/fault-book.js';
import type { MockApi } from '../mock-api.js';
import { answersOf, checkScenarios } from '../scenarios/read-scenarios.js';
import type { Scenario, ScenarioFile } from '../scenarios/scenario.js';
import type { ScenarioBook } from '../scenarios/scenario-book.js';
import type { AdminAnswer, AdminRoutes } from './admin-routes.js';
import type { Changes } from './changes.js';

/** What answers otherwise than the documents do. */
export interface Steering {
  readonly scenarios: ScenarioBook;
  readonly faults: FaultBook;
  /** Answers that were picked by hand, at most one for an operation; given before any scenario's. */
  readonly next: ScenarioBook;
}

/** Scenarios and faults at run time, as a scenario file has them, and the answers to be given next. */
export function scenarioRoutes(
  apis: readonly MockApi[],
  { scenarios, faults, next }: Steering,
  changes: Changes,
): AdminRoutes {
  const read = (file: unknown, use: (file: ScenarioFile) => void): AdminAnswer => {
    const parsed = parseText({ path: 'the body', text: JSON.stringify(file) ?? '' });
    const { file: sound, diagnostics } = checkScenarios(parsed, apis, { mayBeUnfinished: true });
    if (diagnostics.length > 0) return refused(diagnostics);
    use(sound);
    return done;
  };
  const replace = (file: ScenarioFile): void => {
    scenarios.replace(file.scenarios ?? []);
    faults.replace(file.faults ?? []);
    changes.tell('scenarios');
    changes.tell('faults');
  };
  const replaceFaults = (rules: ScenarioFile['faults'] = []): void => {
    faults.replace(rules);
    changes.tell('faults');
  };
  return {
    'GET /scenarios': async () => ({
      status: 200,
      body: { scenarios: scenarios.list(), faults: faults.list() },
    }),
    'POST /scenarios': async ({ body }) =>
      read(body, (file) => {
        scenarios.add(file.scenarios ?? []);
        changes.tell('scenarios');
        faults.add(file.faults ?? []);
        changes.tell('faults');
      }),
    'PUT /scenarios': async ({ body }) => read(body, replace),
    'DELETE /scenarios': async () => {
      replace({});
      return done;
    },
    'GET /faults': async () => ({ status: 200, body: { faults: faults.list() } }),
    'PUT /faults': async ({ body }) => read(body, (file) => replaceFaults(file.faults)),
    'GET /next': async () => {
      const pending = next.list().filter((each) => each.turn < answersOf(each).length);
      return { status: 200, body: { next: pending } };
    },
    'PUT /next': async ({ body }) =>
      read({ scenarios: [body] }, ({ scenarios: [chosen] = [] }) => {
        if (!chosen) return;
        next.remove((other) => isSameOperation(other, chosen));
        next.add([chosen]);
        changes.tell('next');
      }),
    'DELETE /next': async ({ query }) => {
      const { api, operation } = Object.fromEntries(query);
      next.remove(
        (each) =>
          (operation === undefined || each.operation === operation) &&
          (api === undefined || each.api === api),
      );
      changes.tell('next');
      return done;
    },
  };
}

const done: AdminAnswer = { status: 204 };

function isSameOperation(a: Scenario, b: Scenario): boolean {
  return a.operation === b.operation && a.api === b.api;
}

function refused(diagnostics: readonly Diagnostic[]): AdminAnswer {
  const errors = diagnostics.map(({ code, message, fix, place }) => ({
    code,
    pointer: place.pointer,
    message,
    fix,
  }));
  return { status: 400, body: { title: 'Bad Request', status: 400, detail: errors[0]?.message, errors } };
}
