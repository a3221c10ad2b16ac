import { late } from '../late.js';
import type { MockAnswer } from '../mock-engine.js';
import type { ExtensionAnswer, MockExtension } from '../mock-extension.js';
import type { MockRequest } from '../mock-request.js';
import { isMeant } from '../names-operation.js';
import { refuse } from '../refuse.js';
import { saidAnswer } from '../said-answer.js';
import type { FaultRule, Latency } from './fault-rule.js';
import { seededRandom } from './seeded-random.js';

/** A rule with the requests that its limit has let through, in milliseconds of when they came. */
interface Running {
  readonly rule: FaultRule;
  readonly isOfFile: boolean;
  passed: number[];
}

/** The faults of a mock; the same seed and requests in the same order meet the same ones. */
export class FaultBook {
  /** Throws for rules that do not fit the documents. */
  assertSound: ((rules: readonly FaultRule[]) => void) | undefined;
  #running: Running[] = [];
  readonly #seed: number;
  readonly #clock: () => number;
  #random: () => number;

  constructor(rules: readonly FaultRule[] = [], seed = 1, clock: () => number = () => performance.now()) {
    this.#seed = seed;
    this.#clock = clock;
    this.#random = seededRandom(seed);
    this.reread(rules);
  }

  list(): readonly FaultRule[] {
    return this.#running.map(({ rule }) => rule);
  }

  add(rules: readonly FaultRule[]): void {
    this.assertSound?.(rules);
    this.#running.push(...rules.map((rule) => ({ rule, isOfFile: false, passed: [] })));
  }

  /** Puts others in the place of all, and begins the random numbers anew. */
  replace(rules: readonly FaultRule[]): void {
    this.assertSound?.(rules);
    this.#running = [];
    this.add(rules);
    this.#random = seededRandom(this.#seed);
  }

  /** Puts what files say now in the place of what they said before, and begins the random numbers anew. */
  reread(rules: readonly FaultRule[]): void {
    const others = this.#running.filter(({ isOfFile }) => !isOfFile);
    this.#running = [...rules.map((rule) => ({ rule, isOfFile: true, passed: [] })), ...others];
    this.#random = seededRandom(this.#seed);
  }

  get extension(): MockExtension {
    return {
      intercept: (request) => {
        for (const running of this.#for(request)) {
          const wait = this.#waitOf(running);
          if (wait === undefined) continue;
          const { rateLimit } = running.rule;
          const detail = `More than ${rateLimit?.requests} requests in ${rateLimit?.per} ms; try again in ${wait} s.`;
          const said = saidAnswer(refuse(request, [429], { detail }), 'rate limit');
          const others = said.headers?.filter(([name]) => name.toLowerCase() !== 'retry-after') ?? [];
          return { ...said, headers: [...others, ['Retry-After', String(wait)]] };
        }
        return this.#error(request);
      },
      deliver: (request, answer) => this.#deliver(request, answer),
    };
  }

  #for(request: MockRequest): readonly Running[] {
    if (this.#running.length === 0) return this.#running;
    return this.#running.filter(({ rule }) => isMeant(rule, request));
  }

  /** The first error whose turn it is by chance. */
  #error(request: MockRequest): ExtensionAnswer | undefined {
    for (const { rule } of this.#for(request)) {
      const { status, share = 1 } = rule;
      if (status === undefined || this.#random() >= share) continue;
      const detail = `A fault answers ${status} to ${share === 1 ? 'every request' : `${share * 100} % of the requests`}.`;
      return saidAnswer(refuse(request, [status], { detail }), `fault ${status}`);
    }
    return undefined;
  }

  /** Whole seconds until a request would pass; `undefined` where this one does. */
  #waitOf(running: Running): number | undefined {
    const { rateLimit } = running.rule;
    if (!rateLimit) return undefined;
    const now = this.#clock();
    running.passed = running.passed.filter((at) => now - at < rateLimit.per);
    const [oldest] = running.passed;
    if (oldest === undefined || running.passed.length < rateLimit.requests) {
      running.passed.push(now);
      return undefined;
    }
    return Math.max(1, Math.ceil((oldest + rateLimit.per - now) / 1_000));
  }

  #deliver(request: MockRequest, answer: MockAnswer): MockAnswer | Promise<MockAnswer> {
    const running = this.#for(request);
    if (running.length === 0) return answer;
    const rules = running.map(({ rule }) => rule);
    const wait = rules.reduce(
      (sum, { latency }) => sum + (latency === undefined ? 0 : this.#draw(latency)),
      0,
    );
    const spoilt = rules.find(({ delivery, share = 1 }) => delivery !== undefined && this.#random() < share);
    // The answer may be kept by the engine and given again: only this one is spoilt.
    const { isKept: _, ...once } = answer;
    const delivered = spoilt?.delivery === undefined ? answer : { ...once, delivery: spoilt.delivery };
    if (wait === 0) return delivered;
    return late(delivered, wait);
  }

  #draw(latency: Latency): number {
    if (typeof latency === 'number') return latency;
    if ('min' in latency) return latency.min + this.#random() * (latency.max - latency.min);
    // Box and Muller: two even numbers make a normal one.
    const normal = Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
    return latency.median * Math.exp(latency.sigma * normal);
  }
}
