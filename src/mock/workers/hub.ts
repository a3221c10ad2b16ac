import type { AdminCaller } from '../admin/admin-routes.js';
import type { MockControl } from '../admin/mock-control.js';
import type { Mock } from '../create-mock.js';
import type { TimedExchange } from '../journal/journal.js';
import type { Meant } from '../names-operation.js';
import { type Asker, Line, type Port } from './line.js';
import { ExchangeReader, type PlainExchange, plainAnswer } from './plain-exchange.js';
import type { HubEvent, HubQuestion, HubReply, WorkerQuestion } from './questions.js';

/** How often workers are asked for what they answered while somebody watches, in milliseconds. */
const watchPause = 100;

interface Serving {
  readonly control: MockControl;
  readonly mock: Mock;
  readonly reader: ExchangeReader;
}

/**
 * What several workers have in common: one journal, one admin API, and one place where steered requests are answered, so that turns,
 * limits and chance hold for all of them. What is not steered the workers answer by themselves.
 */
export class Hub {
  readonly #lines = new Set<Line>();
  readonly #ready: Promise<Serving>;
  #begin: (serving: Serving) => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;
  #serving: Serving | undefined;
  #told = '[]';
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#ready = new Promise((resolve, reject) => {
      this.#begin = resolve;
      this.#fail = reject;
    });
    // Each worker is told of it, as an answer.
    this.#ready.catch(() => undefined);
    this.#timer = setInterval(() => {
      const journal = this.#serving?.control.journal;
      if (journal?.isWatched) void journal.catchUp();
    }, watchPause).unref();
  }

  /** Takes a worker in; what is returned says that it has gone. */
  join(port: Port): () => void {
    const line: Line = new Line(port, async (question, asker) => {
      await this.#ready;
      // From its first question on it listens.
      this.#lines.add(line);
      return this.#respond(question as WorkerQuestion, asker);
    });
    return () => {
      this.#lines.delete(line);
      line.close();
    };
  }

  /** Serves workers by this control and mock from now on, in the place of those before. */
  async serve(control: MockControl, mock: Mock): Promise<void> {
    const serving = { control, mock, reader: new ExchangeReader(mock) };
    control.journal.gatherFrom(() => this.#exchanges());
    this.#serving = serving;
    this.#begin(serving);
    await this.#steer(control);
  }

  /** Says that it will never serve. */
  fail(error: Error): void {
    this.#fail(error);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #respond(question: WorkerQuestion, asker: Asker): Promise<unknown> {
    const { control, mock } = this.#serving as Serving;
    switch (question.ask) {
      case 'steered':
        return plainMeant(control.steered());
      case 'answer':
        return plainAnswer((await mock.exchange(question.request)).answer);
      case 'admin':
        return this.#perform(control, question, asker);
    }
  }

  async #perform(
    control: MockControl,
    { route, query, body, caller }: Extract<WorkerQuestion, { ask: 'admin' }>,
    asker: Asker,
  ): Promise<HubReply> {
    await control.journal.catchUp();
    const known: AdminCaller = { ...caller, onLeave: asker.onLeave };
    const { events, ...said } = await control.perform({
      route,
      query: new URLSearchParams(query),
      body,
      caller: known,
    });
    await this.#steer(control);
    if (events) asker.onLeave(events((event, data) => asker.tell({ event, data } satisfies HubEvent)));
    return { ...said, isStream: events !== undefined };
  }

  /** Resolves when every worker leaves to the hub what is steered now. */
  async #steer(control: MockControl): Promise<void> {
    const steered = plainMeant(control.steered());
    const told = JSON.stringify(steered);
    if (told === this.#told) return;
    this.#told = told;
    await this.#askAll({ ask: 'leave', steered });
  }

  async #exchanges(): Promise<readonly TimedExchange[]> {
    const { reader } = this.#serving as Serving;
    const lists = (await this.#askAll({ ask: 'exchanges' })) as (readonly PlainExchange[])[];
    return lists.flat().map((exchange) => reader.read(exchange));
  }

  /** The answers of those that are still there. */
  async #askAll(question: HubQuestion): Promise<unknown[]> {
    const answers = await Promise.allSettled([...this.#lines].map((line) => line.ask(question).answer));
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  }
}

function plainMeant(steered: readonly Meant[]): Meant[] {
  return steered.map(({ api, operation }) => ({
    ...(api === undefined ? {} : { api }),
    ...(operation === undefined ? {} : { operation }),
  }));
}
