import type { Case } from './case.js';
import type { Exchange } from './exchange.js';
import { isSafeMethod } from './safe-method.js';

/** Sends cases in their order: what may write alone, refusals and reads several at a time. */
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
  readonly send: (planned: Case) => Promise<Exchange>;
  /** Called once a case, in their order. */
  readonly settle: (exchange: Exchange) => void | Promise<void>;
}

/**
 * Opens a line of cases. Which answers are settled when a case is put depends on the cases alone, never on how long
 * answers took: so the same cases are sent whatever the server's speed. A server that answers at once is asked one at a time.
 */
export function openLine({ width, patience, send, settle }: CaseLineOptions): CaseLine {
  const underWay: Promise<Exchange>[] = [];

  async function settleDownTo(count: number): Promise<void> {
    while (underWay.length > count) await settle(await (underWay.shift() as Promise<Exchange>));
  }

  return {
    async put(planned) {
      const isAlone = mayWrite(planned) || width === 1;
      await settleDownTo(isAlone ? 0 : width - 1);
      const sent = send(planned);
      underWay.push(sent);
      if (isAlone) await settleDownTo(0);
      else await Promise.race([sent, patience()]);
    },
    drain: () => settleDownTo(0),
  };
}

/** Refusals write nothing, and safe methods do not either (RFC 9110 §9.2.1). */
function mayWrite({ class: kind, request }: Case): boolean {
  return !['invalid', 'unauthorised', 'undeclared'].includes(kind) && !isSafeMethod(request.method);
}
