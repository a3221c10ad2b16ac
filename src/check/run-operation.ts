import { type Contract, namesOperation, type OperationContract } from '../contract/contract-file.js';
import type { ProviderStates, StateSetup } from '../contract/provider-states.js';
import type { Credentials } from '../exchange/credentials.js';
import type { HeaderList } from '../http/message.js';
import type { Api, Operation, Response } from '../openapi/api.js';
import type { Cell } from '../result/report.js';
import type { Case } from './case.js';
import { type CellTracker, trackCells } from './cell-tracker.js';
import { type Exchange, statusOf, succeeded } from './exchange.js';
import { inconclusive, type JudgeContext, judgeCase } from './judge-case.js';
import { judgeMeaning } from './judge-meaning.js';
import { type KnownValues, knownValues } from './known-values.js';
import { planCredentials } from './plan-credentials.js';
import { planInvalid } from './plan-invalid.js';
import { planMethods } from './plan-methods.js';
import { planUnknown } from './plan-unknown.js';
import { planUnusual } from './plan-unusual.js';
import { planValid } from './plan-valid.js';
import type { RawFinding } from './raw-finding.js';
import { planRequests, type RequestPlan } from './request-plan.js';
import { spreadBudget } from './spread-budget.js';
import { weighRejections } from './weigh-rejections.js';
import type { Wire } from './wire.js';

/** What a run hands to each operation. */
export interface RunContext {
  readonly api: Api;
  readonly wire: Wire;
  readonly contract: Contract;
  readonly credentials: Credentials;
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly headers: HeaderList;
  readonly states?: ProviderStates;
  readonly seed: number;
  readonly maxCases: number;
  readonly today: string;
  readonly isMock: boolean;
}

/** What a run learned of one operation. */
export interface OperationRun {
  readonly operation: Operation;
  readonly cells: readonly Cell[];
  readonly uncovered: readonly string[];
  readonly findings: readonly RawFinding[];
  readonly firstStatus?: number;
}

/** Plans, sends and judges all cases of one operation: first in its 2xx state, then each state or `Prefer` for itself. */
export async function runOperation(context: RunContext, operation: Operation): Promise<OperationRun> {
  const run = new Run(context, operation);
  await run.inSuccessState();
  await run.eachStatus();
  return run.finish();
}

class Run {
  readonly #context: RunContext;
  readonly #operation: Operation;
  readonly #cells: CellTracker;
  readonly #judging: JudgeContext;
  readonly #exchanges: Exchange[] = [];
  readonly #findings: RawFinding[] = [];
  readonly #uncovered: string[] = [];

  constructor(context: RunContext, operation: Operation) {
    this.#context = context;
    this.#operation = operation;
    this.#cells = trackCells(operation);
    this.#judging = {
      operation,
      isMock: context.isMock,
      listsNotFound: operation.responses.some(({ status }) => ['404', '410', '4XX'].includes(status)),
    };
  }

  async inSuccessState(): Promise<void> {
    const { states } = this.#context;
    const success = this.#operation.responses.find(({ status }) => status.startsWith('2'));
    const setup = states && success ? await states.setUp(this.#operation, success.status) : undefined;
    this.#reportFailedSetup(setup, success, this.#plan(new Map()));
    const plan = this.#plan(setup?.outcome === 'ready' ? new Map(Object.entries(setup.values)) : new Map());
    if (plan.obstacle === undefined) await this.#send(plan);
    else this.#uncovered.push(`no valid request can be made: ${plan.obstacle}`);
    if (success && setup?.outcome === 'ready') await states?.tearDown(this.#operation, success.status);
  }

  #plan(values: ReadonlyMap<string, unknown>): RequestPlan {
    const { api, contract, parameters, credentials, headers, seed, wire } = this.#context;
    const known: KnownValues = knownValues(this.#operation, contract, [values, parameters], seed);
    const wanted = requiredCredentials(this.#operation, credentials);
    return planRequests(api, this.#operation, known, wanted, { basePath: wire.basePath, headers, seed });
  }

  async #send(plan: RequestPlan): Promise<void> {
    const { isMock, maxCases } = this.#context;
    const budget = spreadBudget(
      {
        valid: planValid(plan),
        unusual: planUnusual(plan),
        invalid: planInvalid(plan),
        credentials: planCredentials(plan, isMock),
        // A mock without state knows no ids.
        unknown: isMock ? [] : planUnknown(plan),
        methods: planMethods(plan),
      },
      maxCases,
    );
    const meaning = isMock ? undefined : judgeMeaning(this.#operation, this.#declaredMeaning(), plan.known);
    let locked = 0;
    for (const planned of budget.cases) {
      // Nothing is learned from a door that stays shut.
      if (
        locked >= 3 &&
        this.#exchanges.every((exchange) => !succeeded(exchange)) &&
        planned.class !== 'valid'
      )
        break;
      if (planned.class === 'valid' && locked >= 3) continue;
      const exchange = await this.#exchange(planned);
      const isFaulty = this.#findings.some((finding) => finding.exchange === exchange);
      this.#findings.push(...(meaning?.judge(exchange, isFaulty) ?? []));
      if (planned.class === 'valid' && [401, 403].includes(statusOf(exchange))) locked++;
      else if (planned.class === 'valid') locked = 0;
      if (planned.class === 'invalid' && inconclusive.has(statusOf(exchange))) {
        this.#uncovered.push(`${planned.label}: answered ${statusOf(exchange)}, which proves nothing`);
      }
    }
    if (budget.leftOut > 0) this.#uncovered.push(`${budget.leftOut} cases beyond --max-cases ${maxCases}`);
    for (const kind of budget.kinds) this.#noteAttempts(kind);
  }

  #declaredMeaning(): NonNullable<OperationContract['meaning']> {
    const { operations } = this.#context.contract;
    const own = Object.entries(operations).find(([name]) => namesOperation(name, this.#operation));
    return own?.[1].meaning ?? {};
  }

  /** What the built-in cases were to bring about, for cells that they did not reach. */
  #noteAttempts(kind: string): void {
    for (const [status, by] of Object.entries(builtInRecipes)) {
      if (by.kind !== kind) continue;
      this.#cells.attempt(status, `${by.what} did not bring it about`);
    }
  }

  async #exchange(planned: Case, recipe: Exchange['recipe'] = 'built in'): Promise<Exchange> {
    const exchange = await this.#context.wire.exchange(this.#operation, planned, recipe);
    this.#exchanges.push(exchange);
    const findings = judgeCase(this.#judging, exchange);
    this.#findings.push(...findings);
    const aboutAnswer = findings.some(
      ({ location, severity }) => location.startsWith('response') && severity === 'error',
    );
    if (planned.class !== 'undeclared') this.#cells.book(exchange, aboutAnswer);
    return exchange;
  }

  async eachStatus(): Promise<void> {
    const { states, isMock } = this.#context;
    for (const response of this.#operation.responses) {
      const settled = states ? await this.#byState(states, response) : false;
      if (!settled && isMock) await this.#byPrefer(response);
    }
  }

  async #byState(states: ProviderStates, response: Response): Promise<boolean> {
    const setup = await states.setUp(this.#operation, response.status);
    const plan = this.#plan(setup.outcome === 'ready' ? new Map(Object.entries(setup.values)) : new Map());
    this.#reportFailedSetup(setup, response, plan);
    if (setup.outcome !== 'ready' || plan.obstacle !== undefined) return false;
    const exchange = await this.#exchange(this.#stateCase(plan, response, []), 'state');
    await states.tearDown(this.#operation, response.status);
    const status = statusOf(exchange);
    if (matchesStatus(this.#operation, response, status)) return true;
    if (status === 0) return true;
    this.#cells.attempt(response.status, `set up by state, answered ${status}`);
    const undocumented = exchange.judgement?.response === undefined;
    this.#findings.push({
      code: undocumented ? 'undocumented-status' : 'state-not-honoured',
      severity: 'error',
      location: 'response',
      pointer: '',
      message: `The state for ${response.status} was set up, but the answer was ${status}.`,
      expected: response.status,
      actual: status,
      rule: undocumented ? responsesNode(this.#operation) : response.node,
      exchange,
    });
    return true;
  }

  /** On a recognised mock only; a media type is asked for by `Accept`. */
  async #byPrefer(response: Response): Promise<void> {
    const code = concreteStatus(this.#operation, response);
    const types = response.content.length === 0 ? [undefined] : response.content.map(({ type }) => type);
    for (const type of types) {
      const accept = type === undefined ? [] : ([['Accept', type]] as const);
      const plan = this.#plan(new Map());
      if (plan.obstacle !== undefined) return;
      const planned = this.#stateCase(plan, response, [['Prefer', `code=${code}`], ...accept]);
      const exchange = await this.#exchange(planned, 'Prefer');
      if (statusOf(exchange) !== code) {
        this.#cells.attempt(
          response.status,
          `asked for by Prefer: code=${code}, answered ${statusOf(exchange)}`,
        );
      }
    }
  }

  #stateCase(plan: RequestPlan, response: Response, headers: HeaderList): Case {
    return {
      class: 'valid',
      label: `the state for ${response.status}`,
      place: { location: 'request', pointer: '', rule: response.node },
      request: plan.request({ headers }),
    };
  }

  #reportFailedSetup(setup: StateSetup | undefined, response: Response | undefined, plan: RequestPlan): void {
    if (setup?.outcome !== 'failed' || !response) return;
    const request = plan.request();
    this.#findings.push({
      code: 'state-setup-failed',
      severity: 'error',
      location: 'request',
      pointer: '',
      message: `The state for ${response.status} could not be set up: ${setup.message}.`,
      expected: '2xx, or 404 where the state is not offered',
      actual: setup.message,
      rule: response.node,
      exchange: {
        case: this.#stateCase(plan, response, []),
        request,
        delivery: { ok: false, failure: 'dropped', message: 'not sent', milliseconds: 0 },
        startedAt: new Date(0).toISOString(),
        recipe: 'state',
      },
    });
  }

  finish(): OperationRun {
    const findings = [...this.#findings, ...weighRejections(this.#exchanges)];
    const notReached = this.#notReached(findings);
    const first = this.#exchanges[0];
    return {
      operation: this.#operation,
      cells: this.#cells.verdicts(this.#context.contract, this.#context.today),
      uncovered: this.#uncovered,
      findings: notReached ? [...findings, notReached] : findings,
      ...(first ? { firstStatus: statusOf(first) } : {}),
    };
  }

  /** An operation whose success nobody saw was not checked at all, unless another error already says why. */
  #notReached(findings: readonly RawFinding[]): RawFinding | undefined {
    const successes = this.#operation.responses.filter(
      ({ status }) => status.startsWith('2') || status === 'default',
    );
    if (successes.length === 0 || successes.some(({ status }) => this.#cells.isReached(status)))
      return undefined;
    if (findings.some(({ severity }) => severity === 'error')) return undefined;
    const first = this.#exchanges[0];
    if (!first) return undefined;
    return {
      code: 'operation-not-reached',
      severity: 'error',
      location: 'request',
      pointer: '',
      message: `No valid request succeeded; the first was answered ${statusOf(first)}. ${hint(statusOf(first), this.#operation)}`,
      expected: successes.map(({ status }) => status).join(', '),
      actual: statusOf(first),
      rule: this.#operation.node,
      exchange: first,
    };
  }
}

/** Statuses that planned cases aim at, by the kind of case. */
const builtInRecipes: Readonly<Record<string, { kind: string; what: string }>> = {
  '400': { kind: 'invalid', what: 'requests with one rule broken' },
  '401': { kind: 'credentials', what: 'missing and wrong credentials' },
  '404': { kind: 'unknown', what: 'an unknown id' },
  '405': { kind: 'methods', what: 'methods that the path does not declare' },
  '415': { kind: 'invalid', what: 'a body of another media type' },
  '422': { kind: 'invalid', what: 'requests with one rule broken' },
};

function hint(status: number, operation: Operation): string {
  const name = [...operation.path.matchAll(/\{([^{}/]+)\}/g)].at(-1)?.[1];
  if (status === 404 && name !== undefined) return `Give a value known to exist: --param ${name}=VALUE.`;
  if (status === 401 || status === 403) return 'Give a credential: --auth SCHEME=VALUE.';
  return 'Offer a provider state for it at --states-url, or waive it in the contract file.';
}

/** The first alternative whose secrets are all known; else the first of all, as far as known. */
function requiredCredentials(operation: Operation, credentials: Credentials): Credentials {
  const requirement =
    operation.security.find((names) => names.length > 0 && names.every((name) => credentials.has(name))) ??
    operation.security[0] ??
    [];
  return new Map(
    requirement.flatMap((name) => (credentials.has(name) ? [[name, credentials.get(name) as string]] : [])),
  );
}

function responsesNode(operation: Operation): RawFinding['rule'] {
  const { node } = operation;
  return { file: node.file, pointer: `${node.pointer}/responses`, value: undefined };
}

function matchesStatus(operation: Operation, response: Response, status: number): boolean {
  if (response.status === 'default')
    return !operation.responses.some((other) => other.status === String(status));
  return response.status === String(status) || response.status === `${String(status)[0]}XX`;
}

/** A status for a range or `default` that no other documented response describes. */
function concreteStatus(operation: Operation, response: Response): number {
  if (/^\d{3}$/.test(response.status)) return Number(response.status);
  const first =
    response.status === 'default' ? [500, 503, 418, 599] : range(Number(response.status[0]) * 100);
  return (
    first.find((code) => !operation.responses.some(({ status }) => status === String(code))) ??
    first[0] ??
    500
  );
}

function range(start: number): number[] {
  return Array.from({ length: 100 }, (_, index) => start + index);
}
