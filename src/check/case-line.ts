import type { CountDown } from '../http/count-down.js';
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
  /** Calls back when the next case may overtake a slow answer. */
  readonly patience: (overtake: () => void) => CountDown;
  /** Asked once a case, before it is sent: whether nothing else may be under way beside it. */
  readonly isAlone: (planned: Case) => boolean;
  readonly send: (planned: Case) => Promise<Exchange>;
  /** Whether an answer is not to be judged before the case was asked again; `hadCompany` where others were under way beside it. */
  readonly doubts: (exchange: Exchange, hadCompany: boolean) => boolean;
  /** Sends the case of a doubted answer again while nothing else is under way. */
  readonly askAgain: (doubted: Exchange) => Promise<Exchange>;
  /**
   * Called once a case, in their order; `wasAlone` for those that were to be alone or were asked again. Before it sends anything it
   * must wait for `quiet`, when nothing is under way.
   */
  readonly settle: (
    exchange: Exchange,
    wasAlone: boolean,
    quiet: () => Promise<unknown>,
  ) => void | Promise<void>;
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
      if (isAlone || !options.doubts(exchange, hadCompany)) await settle(exchange, isAlone, quiet);
      else {
        await quiet();
        await settle(await options.askAgain(exchange), true, quiet);
      }
    }
  }

  function answerOrPatience({ answer }: Sent): Promise<void> {
    return new Promise((resume, fail) => {
      const late = patience(resume);
      answer.finally(late.cancel).then(() => resume(), fail);
    });
  }

  function quiet(): Promise<unknown> {
    return Promise.all(underWay.map(({ answer }) => answer));
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
      else await answerOrPatience(sent);
    },
    drain: () => settleDownTo(0),
  };
}
