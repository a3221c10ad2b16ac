import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { parseText } from '../../source/parse-text.js';
import type { FaultBook } from '../faults/fault-book.js';
import type { MockApi } from '../mock-api.js';
import { checkScenarios } from '../scenarios/read-scenarios.js';
import type { ScenarioFile } from '../scenarios/scenario.js';
import type { ScenarioBook } from '../scenarios/scenario-book.js';
import type { AdminAnswer, AdminRoutes } from './admin-routes.js';

/** Scenarios and faults at run time, as a scenario file has them. */
export function scenarioRoutes(
  apis: readonly MockApi[],
  scenarios: ScenarioBook,
  faults: FaultBook,
): AdminRoutes {
  const read = (body: unknown, use: (file: ScenarioFile) => void): AdminAnswer => {
    const parsed = parseText({ path: 'the body', text: JSON.stringify(body) ?? '' });
    const { file, diagnostics } = checkScenarios(parsed, apis);
    if (diagnostics.length > 0) return refused(diagnostics);
    use(file);
    return { status: 204 };
  };
  return {
    'GET /scenarios': async () => ({
      status: 200,
      body: { scenarios: scenarios.list(), faults: faults.list() },
    }),
    'POST /scenarios': async ({ body }) =>
      read(body, (file) => {
        scenarios.add(file.scenarios ?? []);
        if (file.faults) faults.replace([...faults.list(), ...file.faults]);
      }),
    'PUT /scenarios': async ({ body }) =>
      read(body, (file) => {
        scenarios.replace(file.scenarios ?? []);
        faults.replace(file.faults ?? []);
      }),
    'DELETE /scenarios': async () => {
      scenarios.replace([]);
      faults.replace([]);
      return { status: 204 };
    },
  };
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
