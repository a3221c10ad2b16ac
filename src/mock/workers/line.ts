/** One end of a channel between two processes that carries structured clones. */
export interface Port {
  send(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

/** Who asked at the other end, for as long as it waits. */
export interface Asker {
  /** Tells it something before or after it has its answer. */
  tell(event: unknown): void;
  onLeave(listener: () => void): () => void;
}

/** A question that was put to the other end. */
export interface Asked {
  /** Rejects with what the other end failed with, or where that has gone. */
  readonly answer: Promise<unknown>;
  /** Says that nobody waits for an answer or for events any more. */
  leave(): void;
}

interface Frame {
  /** `open`: an answer that events may follow. */
  readonly line: 'question' | 'answer' | 'open' | 'failure' | 'event' | 'leave';
  /** Of the question, as its asker counts. */
  readonly id: number;
  readonly value?: unknown;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly onEvent: (event: unknown) => void;
}

/** Two processes that ask each other: each question has one answer; where its answerer waits for the asker to leave, events may follow. */
export class Line {
  readonly #port: Port;
  readonly #waiting = new Map<number, Waiting>();
  /** What to call when the other end leaves one of its questions. */
  readonly #left = new Map<number, Set<() => void>>();
  #last = 0;

  /** `respond` answers the questions of the other end. */
  constructor(port: Port, respond: (question: unknown, asker: Asker) => Promise<unknown>) {
    this.#port = port;
    port.listen((message) => {
      if (!isFrame(message)) return;
      const { line, id, value } = message;
      if (line === 'question') this.#respond(id, respond(value, this.#askerOf(id)));
      else if (line === 'leave') this.#leave(id);
      else this.#take(line, id, value);
    });
  }

  ask(question: unknown, onEvent: (event: unknown) => void = () => undefined): Asked {
    const id = ++this.#last;
    const answer = new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onEvent });
    });
    this.#send('question', id, question);
    const leave = (): void => {
      if (this.#waiting.delete(id)) this.#send('leave', id);
    };
    return { answer, leave };
  }

  /** Says that the other end has gone. */
  close(): void {
    for (const { reject } of this.#waiting.values())
      reject(new Error('The process that was asked has ended.'));
    this.#waiting.clear();
    for (const id of [...this.#left.keys()]) this.#leave(id);
  }

  /** What the other end says to a question of this one. */
  #take(line: Frame['line'], id: number, value: unknown): void {
    const waiting = this.#waiting.get(id);
    if (line === 'event') waiting?.onEvent(value);
    else if (line === 'failure') waiting?.reject(new Error(String(value)));
    else waiting?.resolve(value);
    if (line === 'answer' || line === 'failure') this.#waiting.delete(id);
  }

  #respond(id: number, answer: Promise<unknown>): void {
    const finish = (line: 'answer' | 'failure', value: unknown): void => {
      const isOpen = line === 'answer' && (this.#left.get(id)?.size ?? 0) > 0;
      if (!isOpen) this.#left.delete(id);
      this.#send(isOpen ? 'open' : line, id, value);
    };
    answer.then(
      (value) => finish('answer', value),
      (error: unknown) => finish('failure', (error as Error).message),
    );
  }

  #askerOf(id: number): Asker {
    const listeners = new Set<() => void>();
    this.#left.set(id, listeners);
    return {
      tell: (event) => this.#send('event', id, event),
      onLeave(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  #leave(id: number): void {
    for (const listener of this.#left.get(id) ?? []) listener();
    this.#left.delete(id);
  }

  #send(line: Frame['line'], id: number, value?: unknown): void {
    this.#port.send({ line, id, value } satisfies Frame);
  }
}

function isFrame(message: unknown): message is Frame {
  return typeof message === 'object' && message !== null && 'line' in message;
}
