import type { Case } from './case.js';
import type { Exchange } from './exchange.js';

/** Sends cases in their order: some alone, the others several at a time. */
export interface CaseLine {
  /** Takes the next case; resolves when the one after it may be decided upon. */
  put(planned: Case): Promise<void>;
  /** Waits for all that is still under way. */
  drain(): Promise<void>;
}

export interface CaseLineOptions {
  /** How many cases may be under way at a time. */
  readonly width: number;
  /** Milliseconds after which the next case may overtake a slow answer. */
  readonly patience: () => Promise<unknown>;
  /** Asked once a case, before it is sent: whether nothing else may be under way beside it. */
  readonly isAlone: (planned: Case) => boolean;
  readonly send: (planned: Case) => Promise<Exchange>;
  /** Whether an answer is not to be judged before the case was asked again; `hadCompany` where others were under way beside it. */
  readonly doubts: (exchange: Exchange, hadCompany: boolean) => boolean;
  /** Sends a case again while nothing else is under way. */
  readonly askAgain: (planned: Case) => Promise<Exchange>;
  /** Called once a case, in their order; `wasAlone` for those that were to be alone or were asked again. */
  readonly settle: (exchange: Exchange, wasAlone: boolean) => void | Promise<void>;
}

interface Sent {
  readonly answer: Promise<Exchange>;
  readonly isAlone: boolean;
  isAnswered: boolean;
  hadCompany: boolean;
}

/**
 * Opens a line of cases. Which answers are settled when a case is put depends on the cases alone, never on how long
 * answers took: so the same cases are sent whatever the server's speed. A server that answers at once is asked one at a time.
 */
export function openLine(options: CaseLineOptions): CaseLine {
  const { width, patience, send, settle } = options;
  const underWay: Sent[] = [];

  async function settleDownTo(count: number): Promise<void> {
    while (underWay.length > count) {
      const { answer, isAlone, hadCompany } = underWay.shift() as Sent;
      const exchange = await answer;
      if (isAlone || !options.doubts(exchange, hadCompany)) await settle(exchange, isAlone);
      else {
        await Promise.all(underWay.map((other) => other.answer));
        await settle(await options.askAgain(exchange.case), true);
      }
    }
  }

  function start(planned: Case, isAlone: boolean): Sent {
    const company = underWay.filter(({ isAnswered }) => !isAnswered);
    for (const other of company) other.hadCompany = true;
    const answer = send(planned).then((exchange) => {
      sent.isAnswered = true;
      return exchange;
    });
    const sent: Sent = { answer, isAlone, isAnswered: false, hadCompany: company.length > 0 };
    return sent;
  }

  return {
    async put(planned) {
      const isAlone = options.isAlone(planned);
      await settleDownTo(isAlone ? 0 : width - 1);
      const sent = start(planned, isAlone);
      underWay.push(sent);
      if (isAlone || width === 1) await settleDownTo(0);
      else await Promise.race([sent.answer, patience()]);
    },
    drain: () => settleDownTo(0),
  };
}
