import { UsageError } from '../../diagnostics/usage-error.js';
import type { AdminAnswer, AdminCall, Perform } from '../admin/admin-routes.js';
import type { AnswerElsewhere } from '../answer-request.js';
import { Journal } from '../journal/journal.js';
import type { MockAnswer } from '../mock-engine.js';
import type { MockExtension } from '../mock-extension.js';
import { isMeant, type Meant } from '../names-operation.js';
import { Line, type Port } from './line.js';
import { type PlainAnswer, plainExchange, plainRequest } from './plain-exchange.js';
import type { HubEvent, HubQuestion, HubReply, WorkerQuestion } from './questions.js';

/** What a worker has of the hub. */
export interface HubLink {
  /** Leaves to the hub what is steered. */
  readonly elsewhere: AnswerElsewhere;
  /** Keeps what was answered here until the hub asks for it. */
  readonly extension: MockExtension;
  /** The admin API, as the hub does it. */
  readonly perform: Perform;
}

/** Links a worker to the hub; resolves when it knows what is steered. Throws {@link UsageError} where the hub cannot serve. */
export async function linkToHub(port: Port): Promise<HubLink> {
  const kept = new Journal();
  const ofHub = new WeakSet<MockAnswer>();
  let steered: readonly Meant[] | undefined;
  const line = new Line(port, async (asked) => {
    const question = asked as HubQuestion;
    if (question.ask === 'exchanges') return kept.take().map(plainExchange);
    steered = question.steered;
    return undefined;
  });
  const ask = (question: WorkerQuestion, onEvent?: (event: unknown) => void) => line.ask(question, onEvent);
  const first = await ask({ ask: 'steered' }).answer.catch((error: Error) => {
    throw new UsageError(error.message);
  });
  // The hub may have said something newer meanwhile.
  steered ??= first as readonly Meant[];
  const { observe } = kept.extension;

  return {
    elsewhere(request, received) {
      if (!steered?.some((meant) => isMeant(meant, request))) return undefined;
      return ask({ ask: 'answer', request: plainRequest(received) }).answer.then((said) => {
        const { flaws: _flaws, content: _content, ...answer } = said as PlainAnswer;
        ofHub.add(answer);
        return answer;
      });
    },
    extension: {
      observe(exchange) {
        // The hub remembers its own.
        if (!ofHub.has(exchange.answer)) observe?.(exchange);
      },
    },
    perform: (call) => perform(call, ask),
  };
}

async function perform(
  { route, query, body, caller: { onLeave, ...caller } }: AdminCall,
  ask: (question: WorkerQuestion, onEvent: (event: unknown) => void) => ReturnType<Line['ask']>,
): Promise<AdminAnswer> {
  const early: HubEvent[] = [];
  let send = (event: HubEvent): unknown => early.push(event);
  const asked = ask({ ask: 'admin', route, query: query.toString(), body, caller }, (event) =>
    send(event as HubEvent),
  );
  const stay = onLeave(asked.leave);
  const { isStream, ...said } = (await asked.answer) as HubReply;
  if (!isStream) {
    stay();
    return said;
  }
  return {
    ...said,
    events: (tell) => {
      send = ({ event, data }) => tell(event, data);
      early.splice(0).forEach(send);
      return asked.leave;
    },
  };
}
