import { later } from '../late.js';
import type { MockExchange, MockExtension } from '../mock-extension.js';
import { type Criteria, differences } from './criteria.js';

/** One request and its answer as they are remembered. */
export interface JournalEntry {
  /** From 1, in the order of the answers; never given twice. */
  readonly number: number;
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly exchange: MockExchange;
}

/** An exchange, and when it was answered, in milliseconds since 1970. */
export type TimedExchange = Pick<JournalEntry, 'at' | 'exchange'>;

/** What happens to a journal. */
export type JournalEvent = JournalEntry | 'cleared';

/** How many times something should have been asked for: exactly, or within limits. */
export interface Times {
  readonly times?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What a verification found; `message` is one sentence, and says of a failure what came nearest. */
export type Verdict =
  | { readonly ok: true; readonly count: number }
  | {
      readonly ok: false;
      readonly count: number;
      readonly message: string;
      /** The exchanges that came nearest, each with what keeps it from matching. */
      readonly nearest: readonly { readonly entry: JournalEntry; readonly differences: readonly string[] }[];
    };

export interface JournalLimits {
  /** 1,000 by default. */
  readonly maxEntries?: number;
  /** Of all bodies together; 32 MiB by default. */
  readonly maxBytes?: number;
}

/** The last exchanges of a mock. */
export class Journal {
  readonly #maxEntries: number;
  readonly #maxBytes: number;
  #entries: (JournalEntry | undefined)[] = [];
  /** Entries before it have been let go, and nothing is left in their places. */
  #start = 0;
  #bytes = 0;
  #count = 0;
  /** Throws for criteria that no request can meet. */
  assertMeant: ((criteria: Criteria) => void) | undefined;
  readonly #listeners = new Set<(event: JournalEvent) => void>();
  /** What others have seen since they were asked last. */
  #others: (() => Promise<readonly TimedExchange[]>) | undefined;
  /** With others: what was seen here since they were asked last. */
  #own: Journal | undefined;

  constructor({ maxEntries = 1_000, maxBytes = 32 * 1024 * 1024 }: JournalLimits = {}) {
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
  }

  /** Remembers every exchange. */
  get extension(): MockExtension {
    return {
      observe: (exchange) => (this.#own ?? this).#record({ at: Date.now(), exchange }),
    };
  }

  /** Whether somebody is told of all that comes. */
  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** From now on others see exchanges as well: all are remembered in the order of their answers, whenever {@link catchUp} is called. */
  gatherFrom(others: () => Promise<readonly TimedExchange[]>): void {
    this.#others = others;
    this.#own ??= new Journal({ maxEntries: this.#maxEntries, maxBytes: this.#maxBytes });
  }

  /** Resolves when all that was answered before is remembered. */
  async catchUp(): Promise<void> {
    if (!this.#others) return;
    const seen = [...(await this.#others()), ...(this.#own?.take() ?? [])];
    for (const each of seen.sort((a, b) => a.at - b.at)) this.#record(each);
  }

  /** All that is remembered, which is forgotten then; nobody is told. */
  take(): readonly JournalEntry[] {
    const taken = this.#all();
    this.#forget();
    return taken;
  }

  /** The exchanges that match, the oldest first; all of them without criteria. */
  find(criteria: Criteria = {}): readonly JournalEntry[] {
    return this.#all().filter((entry) => differences(criteria, entry.exchange).length === 0);
  }

  clear(): void {
    this.#forget();
    this.#tell('cleared');
  }

  /** Tells of all that comes, until what is returned is called. */
  listen(listener: (event: JournalEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Holds what was asked for against what was expected: once, where nothing is said. */
  verify(criteria: Criteria, expected: Times = {}): Verdict {
    this.assertMeant?.(criteria);
    const count = this.find(criteria).length;
    if (isWithin(count, expected)) return { ok: true, count };
    const nearest = this.#all()
      .map((entry) => ({ entry, differences: differences(criteria, entry.exchange) }))
      .filter((miss) => miss.differences.length > 0)
      .sort((a, b) => a.differences.length - b.differences.length || b.entry.number - a.entry.number)
      .slice(0, 3);
    const [first] = nearest;
    const near =
      first === undefined
        ? ' Nothing else was asked for.'
        : ` The nearest, #${first.entry.number} ${first.entry.exchange.method} ${first.entry.exchange.target}, differs: ${first.differences.join('; ')}.`;
    const message = `${count} ${count === 1 ? 'request matches' : 'requests match'}, where ${describe(expected)} expected.${near}`;
    return { ok: false, count, message, nearest };
  }

  /** Waits until that many match, at most so many milliseconds; then says how it stands. */
  async waitFor(criteria: Criteria, expected: Times = {}, within = 5_000): Promise<Verdict> {
    const first = this.verify(criteria, expected);
    if (first.ok) return first;
    return new Promise((resolve) => {
      const look = (): void => {
        const verdict = this.verify(criteria, expected);
        if (verdict.ok) finish(verdict);
      };
      const callOff = later(() => finish(this.verify(criteria, expected)), within);
      const finish = (verdict: Verdict): void => {
        callOff();
        stop();
        resolve(verdict);
      };
      const stop = this.listen(look);
    });
  }

  #all(): readonly JournalEntry[] {
    return this.#entries.slice(this.#start) as JournalEntry[];
  }

  #forget(): void {
    this.#entries = [];
    this.#start = 0;
    this.#bytes = 0;
  }

  #record({ at, exchange }: TimedExchange): void {
    exchange.request?.forget();
    const entry: JournalEntry = { number: ++this.#count, at, exchange };
    this.#entries.push(entry);
    this.#bytes += sizeOf(exchange);
    while (this.#isOverfull()) {
      this.#bytes -= sizeOf((this.#entries[this.#start] as JournalEntry).exchange);
      this.#entries[this.#start++] = undefined;
    }
    // The places are cut off now and then: to move the whole list at each exchange would cost more than to answer it.
    if (this.#start > this.#maxEntries) {
      this.#entries = this.#entries.slice(this.#start);
      this.#start = 0;
    }
    this.#tell(entry);
  }

  #isOverfull(): boolean {
    const kept = this.#entries.length - this.#start;
    return kept > this.#maxEntries || (this.#bytes > this.#maxBytes && kept > 1);
  }

  #tell(event: JournalEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function sizeOf({ body, answer }: MockExchange): number {
  return (body?.length ?? 0) + answer.body.length;
}

function isWithin(count: number, { times, atLeast, atMost }: Times): boolean {
  if (times === undefined && atLeast === undefined && atMost === undefined) return count === 1;
  return count === (times ?? count) && count >= (atLeast ?? 0) && count <= (atMost ?? count);
}

function describe({ times, atLeast, atMost }: Times): string {
  const said = [
    ...(times === undefined ? [] : [`exactly ${times}`]),
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ];
  return `${said.length === 0 ? 'exactly 1' : said.join(' and ')} ${times === 1 || said.length === 0 ? 'was' : 'were'}`;
}
