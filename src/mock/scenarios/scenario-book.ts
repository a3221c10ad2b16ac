import { findResponse } from '../../exchange/find-response.js';
import { combinedHeader } from '../../http/message.js';
import { documentedAnswer } from '../documented-answers.js';
import { requestDifferences } from '../journal/criteria.js';
import { late } from '../late.js';
import type { ExtensionAnswer, MockExtension } from '../mock-extension.js';
import type { MockRequest } from '../mock-request.js';
import { isMeant } from '../names-operation.js';
import { offeredType } from '../offered-type.js';
import { saidAnswer } from '../said-answer.js';
import { successOf } from '../state/success.js';
import { answersOf } from './read-scenarios.js';
import type { Scenario, ScenarioAnswer } from './scenario.js';

/** A scenario with how far it has come. */
interface Running {
  readonly scenario: Scenario;
  readonly label: string;
  readonly isOfFile: boolean;
  turn: number;
  /** How often the answer of this turn was given. */
  given: number;
}

/** The scenarios of a mock; the first that applies and is not used up answers. */
export class ScenarioBook {
  #running: Running[] = [];
  readonly #origin: (label: string) => string;
  /** Throws for scenarios that do not fit the documents. */
  assertSound: ((scenarios: readonly Scenario[]) => void) | undefined;
  /** Called when the turn of an answer is over. */
  onTurn: (() => void) | undefined;

  /** `origin` is what the journal says of where an answer comes from. */
  constructor(scenarios: readonly Scenario[] = [], origin = (label: string) => `scenario ${label}`) {
    this.#origin = origin;
    this.reread(scenarios);
  }

  add(scenarios: readonly Scenario[], isOfFile = false): void {
    this.assertSound?.(scenarios);
    const from = this.#running.length;
    this.#running.push(
      ...scenarios.map((scenario, index) => {
        const label = scenario.name ?? `${from + index + 1}, ${scenario.operation}`;
        return { scenario, label, isOfFile, turn: 0, given: 0 };
      }),
    );
  }

  /** Puts others in the place of all. */
  replace(scenarios: readonly Scenario[]): void {
    this.assertSound?.(scenarios);
    this.#running = [];
    this.add(scenarios);
  }

  /** Puts what files say now in the place of what they said before. */
  reread(scenarios: readonly Scenario[]): void {
    const others = this.#running.filter(({ isOfFile }) => !isOfFile);
    this.#running = [];
    this.add(scenarios, true);
    this.#running.push(...others);
  }

  /** Takes some away; the others go on where they were. */
  remove(isGone: (scenario: Scenario) => boolean): void {
    this.#running = this.#running.filter(({ scenario }) => !isGone(scenario));
  }

  /** Those for a request's operation that did not apply to it, each with what kept it. */
  misses(request: MockRequest): readonly { readonly scenario: string; readonly differences: string[] }[] {
    return this.#running
      .filter(({ scenario }) => isMeant(scenario, request))
      .map(({ scenario, label }) => ({ scenario: label, differences: missing(scenario, request) }))
      .filter(({ differences }) => differences.length > 0);
  }

  /** What there is, and which answer's turn it is: 0 for the first, as many as there are where it is used up. */
  list(): readonly (Scenario & { readonly turn: number })[] {
    return this.#running.map(({ scenario, turn }) => ({ ...scenario, turn }));
  }

  /** Those that still have an answer to give. */
  pending(): readonly Scenario[] {
    return this.#running
      .filter(({ scenario, turn }) => turn < answersOf(scenario).length)
      .map(({ scenario }) => scenario);
  }

  get extension(): MockExtension {
    return {
      intercept: (request) => {
        if (this.#running.length === 0) return undefined;
        const running = this.#running.find((each) => applies(each, request));
        const answer = running && this.#take(running);
        if (!answer) return undefined;
        const said = answerOf(request, answer, this.#origin(running.label));
        if (answer.delay === undefined) return said;
        return late(said, answer.delay);
      },
    };
  }

  #take(running: Running): ScenarioAnswer | undefined {
    const answer = answersOf(running.scenario)[running.turn];
    if (answer?.times !== undefined && ++running.given >= answer.times) {
      running.turn++;
      running.given = 0;
      this.onTurn?.();
    }
    return answer;
  }
}

function applies({ scenario, turn }: Running, request: MockRequest): boolean {
  if (turn >= answersOf(scenario).length || !isMeant(scenario, request)) return false;
  return missing(scenario, request).length === 0;
}

/** What keeps a request from meeting a scenario's condition, a clause each. */
function missing({ when }: Scenario, { target, headers, parameters, value }: MockRequest): string[] {
  return when === undefined ? [] : requestDifferences(when, { target, headers, parameters, body: value });
}

/** `undefined` for an answer that says nothing but how late it is: then others answer. */
function answerOf(request: MockRequest, answer: ScenarioAnswer, origin: string): ExtensionAnswer | undefined {
  const { status: wanted, example, dynamic, body, headers = {}, fault } = answer;
  const delivery = fault === undefined ? {} : { delivery: fault };
  if ([wanted, example, dynamic, body, fault].every((each) => each === undefined)) return undefined;
  const status = wanted ?? successOf(request.operation, undefined)?.status ?? 200;
  const own = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  const [, type] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const documented = describedAnswer(request, status, answer, type, origin);
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

/** What the document describes, in the media type that is named, or else holds the example, or else was asked for. */
function describedAnswer(
  { operation, headers }: MockRequest,
  status: number,
  { example, dynamic, seed }: ScenarioAnswer,
  type: string | undefined,
  origin: string,
): ExtensionAnswer | undefined {
  const content = findResponse(operation, status)?.content;
  if (!content) return undefined;
  const holding = content.filter(({ examples }) => examples.some(({ name }) => name === example));
  const accept = combinedHeader(headers, 'accept');
  const offered =
    (type === undefined ? undefined : offeredType(content, type)) ??
    offeredType(holding, accept) ??
    offeredType(holding, undefined) ??
    offeredType(content, accept);
  const answer = documentedAnswer(operation, status, {
    ...(offered ? { offered } : {}),
    ...(example === undefined ? {} : { example }),
    ...(dynamic === undefined ? {} : { dynamic }),
    ...(seed === undefined ? {} : { seed }),
  });
  return answer && saidAnswer(answer, origin);
}
