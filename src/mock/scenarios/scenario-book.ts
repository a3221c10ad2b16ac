import { findResponse } from '../../exchange/find-response.js';
import type { Operation } from '../../openapi/api.js';
import { documentedAnswer } from '../documented-answers.js';
import { requestDifferences } from '../journal/criteria.js';
import type { ExtensionAnswer, MockExtension } from '../mock-extension.js';
import type { MockRequest } from '../mock-request.js';
import { saidAnswer } from '../said-answer.js';
import { successOf } from '../state/success.js';
import { answersOf } from './read-scenarios.js';
import type { Scenario, ScenarioAnswer } from './scenario.js';

/** A scenario with how far it has come. */
interface Running {
  readonly scenario: Scenario;
  readonly label: string;
  turn: number;
  /** How often the answer of this turn was given. */
  given: number;
}

/** The scenarios of a mock; the first that applies and is not used up answers. */
export class ScenarioBook {
  #running: Running[] = [];

  constructor(scenarios: readonly Scenario[] = []) {
    this.add(scenarios);
  }

  add(scenarios: readonly Scenario[]): void {
    const from = this.#running.length;
    this.#running.push(
      ...scenarios.map((scenario, index) => {
        const label = scenario.name ?? `${from + index + 1}, ${scenario.operation}`;
        return { scenario, label, turn: 0, given: 0 };
      }),
    );
  }

  /** Puts others in the place of all. */
  replace(scenarios: readonly Scenario[]): void {
    this.#running = [];
    this.add(scenarios);
  }

  /** What there is, and which answer's turn it is: 0 for the first, as many as there are where it is used up. */
  list(): readonly (Scenario & { readonly turn: number })[] {
    return this.#running.map(({ scenario, turn }) => ({ ...scenario, turn }));
  }

  get extension(): MockExtension {
    return {
      intercept: (request) => {
        if (this.#running.length === 0) return undefined;
        const running = this.#running.find((each) => applies(each, request));
        const answer = running && take(running);
        if (!answer) return undefined;
        const said = answerOf(request, answer, `scenario ${running.label}`);
        if (answer.delay === undefined) return said;
        return new Promise((resolve) => setTimeout(() => resolve(said), answer.delay));
      },
    };
  }
}

function applies({ scenario, turn }: Running, request: MockRequest): boolean {
  const { id, method, path } = request.operation;
  if (turn >= answersOf(scenario).length) return false;
  if (scenario.operation !== id && scenario.operation !== `${method} ${path}`) return false;
  const { target, headers, parameters, value } = request;
  const said = { target, headers, parameters, body: value };
  return requestDifferences(scenario.when ?? {}, said).length === 0;
}

function take(running: Running): ScenarioAnswer | undefined {
  const answer = answersOf(running.scenario)[running.turn];
  if (answer?.times !== undefined && ++running.given >= answer.times) {
    running.turn++;
    running.given = 0;
  }
  return answer;
}

/** `undefined` for an answer that says nothing but how late it is: then others answer. */
function answerOf(request: MockRequest, answer: ScenarioAnswer, origin: string): ExtensionAnswer | undefined {
  const { status: wanted, example, body, headers = {}, fault } = answer;
  const delivery = fault === undefined ? {} : { delivery: fault };
  if (wanted === undefined && example === undefined && body === undefined && fault === undefined)
    return undefined;
  const status = wanted ?? successOf(request.operation, undefined)?.status ?? 200;
  const own = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  const [, type] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const documented = describedAnswer(request.operation, status, example, origin);
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  const others = (documented?.headers ?? []).filter(([name]) => !names.has(name.toLowerCase()));
  const said = { status, origin, headers: [...others, ...own], ...delivery };
  if (body !== undefined) return { ...said, body, ...(type === undefined ? {} : { mediaType: type }) };
  if (documented?.body === undefined) return said;
  return {
    ...said,
    body: documented.body,
    ...(documented.mediaType ? { mediaType: documented.mediaType } : {}),
  };
}

function describedAnswer(
  operation: Operation,
  status: number,
  example: string | undefined,
  origin: string,
): ExtensionAnswer | undefined {
  if (!findResponse(operation, status)) return undefined;
  const answer = documentedAnswer(operation, status, example === undefined ? {} : { example });
  return answer && saidAnswer(answer, origin);
}
