import { isMapping } from '../../openapi/document-node.js';
import { canonicalJson } from '../../schema/json-equality.js';
import { parsePointer } from '../../source/json-pointer.js';
import type { Case } from '../case.js';
import { type Exchange, statusOf, succeeded } from '../exchange.js';
import { isCreate } from '../harvest/resource-path.js';
import { inconclusive } from '../judge-case.js';
import type { OperationBook } from '../operation-book.js';
import type { RawFinding } from '../raw-finding.js';
import type { RequestPlan } from '../request-plan.js';
import { contractOf, type RunContext } from '../run-context.js';
import { isSafeMethod } from '../safe-method.js';
import { watchDeletion } from './check-deletion.js';
import { checkRefusals } from './check-refusals.js';
import { checkRefusedCreation } from './check-refused-creation.js';
import { watchStamps } from './check-stamps.js';
import { checkUnique } from './check-unique.js';
import { judgeAnswer } from './judge-answer.js';
import { type AcceptedCase, fieldsOf, type MeaningSite, sentBy } from './meaning-site.js';
import { promisesOf } from './promises.js';
import { readerFor } from './read-resource.js';
import { resourceIn } from './resource-in.js';
import { watchReads } from './survive-read.js';
import { openTeller } from './tell-breaches.js';
import { trackState } from './track-state.js';

/** Watches what the answers of one operation mean, and asks for what they leave open. */
export interface MeaningWatch {
  /** Before the first case. */
  before(): Promise<void>;
  /** Before a valid case is sent: whether its answer can only be judged if no other write is under way. */
  begin(planned: Case): boolean;
  /** Whether the answer to a write that was not alone shows something that neither it nor the others account for. */
  doubts(exchange: Exchange): boolean;
  /** Before a case is asked again alone: makes what is there known. */
  restore(): Promise<void>;
  /** After each exchange, in the order sent; `isFaulty` where its form was found wrong already, `wasAlone` where no other write was under way. */
  after(exchange: Exchange, isFaulty: boolean, wasAlone: boolean): Promise<void>;
  /** After the last case. */
  finish(): Promise<void>;
}

/** How many accepted and refused requests are kept to be sent again. */
const mostKept = 60;

/** Requests that are kept to see whether refused ones make something: reads after writes would take them all. */
const keptForRefusals = 10;

/** How many values of each property are written alone: enough to see it change and to see it stay. */
const valuesAlone = 2;

/** Stands for the property of a write that has none. */
const nothing = '';

/**
 * What was sent comes back and is there on the next read, what was not sent stays, the id is the one asked for, stamps move, what was refused
 * changes nothing, what was deleted is gone. `allowance` counts the requests that may be sent for it.
 */
export function watchMeaning(
  context: RunContext,
  book: OperationBook,
  plan: RequestPlan,
  allowance: number,
): MeaningWatch {
  const { operation } = plan;
  const promises = promisesOf(operation, contractOf(context, operation).meaning ?? {}, plan.known);
  const accepted: AcceptedCase[] = [];
  const refused: AcceptedCase[] = [];
  const isNew = isCreate(context.api, operation);
  // For what is declared to be unique one request sees what is taken, one tries to take it.
  const forUnique = 2 * Object.keys(promises.meaning.unique ?? {}).length;
  const kept = Math.min(allowance, forUnique + (isNew ? keptForRefusals : 0));
  let left = allowance - kept;
  const writes = !isSafeMethod(operation.method);
  const reader = writes ? readerFor(context, plan, promises.writable) : undefined;
  const site: MeaningSite = {
    context,
    book,
    plan,
    promises,
    ...(reader ? { reader } : {}),
    accepted,
    refused,
    take(requests) {
      if (left < requests || context.stop.reason !== undefined) return false;
      left -= requests;
      return true;
    },
  };
  const teller = openTeller(promises);
  const answers = trackState(promises, 'answer');
  const reads = reader && operation.method !== 'DELETE' ? watchReads(site, reader, teller) : undefined;
  const deletion =
    reader && operation.method === 'DELETE' && operation.path.endsWith('}')
      ? watchDeletion(site, reader)
      : undefined;
  const stamps = watchStamps(site);
  const writtenAlone = new Map<string, Set<string>>();
  const replacedWhole = (promises.meaning.replacesWhole ?? []).map((pointer) => parsePointer(pointer)[0]);
  const tell = (findings: readonly RawFinding[]) => book.findings.push(...findings);

  async function judgeOwnAnswer(exchange: Exchange): Promise<RawFinding[]> {
    const sent = sentBy(exchange, promises);
    const shown = resourceIn(exchange.judgement?.value, promises.writable);
    if (!sent || !shown) {
      answers.forget();
      return [];
    }
    if (isNew) answers.forget();
    answers.wrote(sent);
    const breaches = [...judgeAnswer(shown.fields, sent, promises), ...answers.judge(shown.fields)];
    answers.accept(shown.fields, breaches.length === 0);
    await stamps.note(sent, shown.fields);
    const witness = { exchange, shownBy: exchange, pointer: shown.pointer, fallback: operation.node };
    return teller(breaches, witness);
  }

  return {
    async before() {
      if (deletion) tell(await deletion.before());
    },
    begin(planned) {
      const fields = fieldsOf(planned, promises);
      if (!fields) return false;
      const written = Object.entries(fields);
      // That a write of nothing leaves all alone shows once something is there.
      if (written.length === 0 && writtenAlone.size > 0) written.push([nothing, null]);
      const untold = written.filter(([name]) => {
        const often = writtenAlone.get(name)?.size ?? 0;
        return often < (name === nothing ? 1 : valuesAlone) || replacedWhole.includes(name);
      });
      // What a replacement drops is seen in a row of writes only.
      if (untold.length === 0 && writtenAlone.size > 0 && !promises.dropsUnsent) {
        if (!isNew) answers.writes(fields);
        return false;
      }
      for (const [name, value] of untold)
        writtenAlone.set(name, (writtenAlone.get(name) ?? new Set()).add(canonicalJson(value)));
      return true;
    },
    doubts(exchange) {
      const [sent, shown] = [
        sentBy(exchange, promises),
        resourceIn(exchange.judgement?.value, promises.writable),
      ];
      if (!tellsOf(exchange.case) || !succeeded(exchange) || !sent || !shown) return false;
      const isOfOther = !judgeAnswer(shown.fields, sent, promises).next().done;
      return isOfOther || !answers.allows(sent, shown.fields);
    },
    async restore() {
      answers.forget();
      const fullest = [...accepted].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
      const exchange = fullest && !isNew ? await book.ask(fullest) : undefined;
      const shown = exchange && resourceIn(exchange.judgement?.value, promises.writable);
      if (!fullest || !shown || !succeeded(exchange)) return;
      answers.wrote(promises.toBeShown(fullest.value));
      answers.accept(shown.fields, true);
    },
    async after(exchange, isFaulty, wasAlone) {
      const planned = exchange.case;
      if (planned.class === 'invalid') keep(refused, exchange, isRefused(exchange));
      // Any other request may have written, too: what was known of the resource is known no more.
      const isTelling = tellsOf(planned);
      if (!isTelling || !succeeded(exchange) || isFaulty) {
        answers.forget();
        reads?.forget();
        stamps.forget();
        return;
      }
      if (writes) keep(accepted, exchange, true);
      if (writes && !wasAlone) {
        reads?.forget();
        stamps.forget();
        return;
      }
      const own = await judgeOwnAnswer(exchange);
      tell(own);
      const sent = sentBy(exchange, promises);
      if (own.length > 0 || !sent || statusOf(exchange) === 202) reads?.forget();
      else if (reads) tell(await reads.wrote(exchange, sent));
      if (deletion) tell(await deletion.deleted(exchange));
    },
    async finish() {
      if (accepted.length === 0) return;
      left += kept;
      tell(await checkUnique(site));
      // What is broken already would only be told once more.
      const isSound = book.findings.every(({ code }) => !ofState.has(code));
      if (isSound && isNew) tell(await checkRefusedCreation(site));
      else if (isSound) tell([...(await stamps.finish()), ...(await checkRefusals(site))]);
    },
  };
}

/** Whether what a case means is judged once it is accepted. */
function tellsOf(planned: Case): boolean {
  return planned.class === 'valid' || planned.tells !== undefined;
}

function sizeOf({ request }: Case): number {
  return request.body?.length ?? 0;
}

/** Findings that say that the resource is not what its writes make it. */
const ofState = new Set(['unsent-value-changed', 'write-not-kept']);

function keep(cases: AcceptedCase[], { case: planned }: Exchange, isWanted: boolean): void {
  const { value } = planned;
  if (isWanted && isMapping(value) && cases.length < mostKept) cases.push({ ...planned, value });
}

function isRefused(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status >= 400 && status < 500 && !inconclusive.has(status);
}
