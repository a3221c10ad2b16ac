import { isMapping } from '../../openapi/document-node.js';
import { type Criteria, criteriaNames } from '../journal/criteria.js';
import type { Journal, JournalEvent, Times, Verdict } from '../journal/journal.js';
import { journalHar } from '../journal/journal-har.js';
import type { MockApi } from '../mock-api.js';
import { unknownMeant } from '../names-operation.js';
import type { ScenarioBook } from '../scenarios/scenario-book.js';
import { type AdminRoutes, badRequest, notFound } from './admin-routes.js';
import type { Changes } from './changes.js';
import { detailOf, exchangeOf, summaryOf } from './shown-exchange.js';

/** What was asked for: all of it, what matches, how often, and as a HAR. */
export function journalRoutes(journal: Journal, apis: readonly MockApi[], origin: string): AdminRoutes {
  const asked = (sent: unknown, answer: (asked: Asked) => Answered | Promise<Answered>) => {
    const read = readAsked(sent);
    if (typeof read === 'string') return badRequest(read);
    // A misspelt name is never asked for, which would pass for an expectation that was met.
    const unknown = unknownMeant(read.criteria, apis);
    return unknown ? badRequest(unknown.message) : answer(read);
  };
  return {
    'GET /exchanges': async ({ query }) =>
      asked(Object.fromEntries(query), ({ criteria }) => list(journal, criteria)),
    'POST /exchanges/query': async ({ body }) => asked(body, ({ criteria }) => list(journal, criteria)),
    'POST /exchanges/count': async ({ body }) =>
      asked(body, ({ criteria }) => ({ status: 200, body: { count: journal.find(criteria).length } })),
    'POST /exchanges/verify': async ({ body }) =>
      asked(body, ({ criteria, times }) => verdictAnswer(journal.verify(criteria, times))),
    'POST /exchanges/wait': async ({ body }) =>
      asked(body, async ({ criteria, times, within }) =>
        verdictAnswer(await journal.waitFor(criteria, times, within)),
      ),
    'DELETE /exchanges': async () => {
      journal.clear();
      return { status: 204 };
    },
    'GET /exchanges.har': async () => ({ status: 200, body: journalHar(journal.find(), origin) }),
  };
}

/** One exchange with all that there is to know of it, and everything that happens from now on. */
export function logRoutes(
  journal: Journal,
  scenarios: ScenarioBook,
  changes: Changes,
  origin: string,
): AdminRoutes {
  return {
    'GET /exchange': async ({ query }) => {
      const number = Number(query.get('number'));
      if (!query.has('number')) return badRequest('Say which exchange: `?number=`.');
      const entry = journal.find().find((each) => each.number === number);
      if (!entry) return notFound(`There is no exchange ${query.get('number')}; it may have been let go.`);
      const { request } = entry.exchange;
      const misses = request ? scenarios.misses(request) : [];
      return { status: 200, body: detailOf(entry, { misses, origin }) };
    },
    'GET /events': async () => ({
      status: 200,
      events: (send) => {
        const tell = (event: JournalEvent): void => {
          if (event === 'cleared') send('cleared', {});
          else send('exchange', summaryOf(event));
        };
        send('begin', {});
        for (const entry of journal.find()) tell(entry);
        const stops = [journal.listen(tell), changes.listen((what) => send('changed', { what }))];
        return () => stops.forEach((stop) => void stop());
      },
    }),
  };
}

interface Asked {
  readonly criteria: Criteria;
  readonly times: Times;
  /** In milliseconds. */
  readonly within: number;
}

type Answered = { readonly status: number; readonly body?: unknown };

/** Numbers beside the criteria; a minute is the longest wait. */
const numberNames = ['times', 'atLeast', 'atMost', 'within'] as const;
const longestWait = 60_000;

/** What a request asks of the journal, or a sentence on what is wrong with it. */
function readAsked(body: unknown): Asked | string {
  const sent = body ?? {};
  if (!isMapping(sent)) return 'Send an object with criteria.';
  const known: readonly string[] = [...criteriaNames, ...numberNames];
  const unknown = Object.keys(sent).find((name) => !known.includes(name));
  if (unknown !== undefined) return `\`${unknown}\` is none of: ${known.join(', ')}.`;
  for (const name of numberNames) {
    if (sent[name] === undefined || (Number.isInteger(sent[name]) && (sent[name] as number) >= 0)) continue;
    return `\`${name}\` must be a whole number.`;
  }
  for (const name of ['parameters', 'query', 'headers']) {
    if (sent[name] !== undefined && !isMapping(sent[name])) return `\`${name}\` must be an object.`;
  }
  for (const name of ['operation', 'api', 'method', 'path']) {
    if (sent[name] !== undefined && typeof sent[name] !== 'string') return `\`${name}\` must be a text.`;
  }
  const { times, atLeast, atMost, within, ...criteria } = sent as Criteria & Times & { within?: number };
  const expected = {
    ...(times === undefined ? {} : { times }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  };
  if ((atLeast ?? 0) > (atMost ?? Infinity))
    return `\`atLeast\` is ${atLeast}, which is over \`atMost\`, ${atMost}.`;
  return { criteria, times: expected, within: Math.min(within ?? 5_000, longestWait) };
}

function list(journal: Journal, criteria: Criteria): Answered {
  return { status: 200, body: { exchanges: journal.find(criteria).map(exchangeOf) } };
}

/** 409 says that it is otherwise, so that `curl --fail` is enough in a script. */
function verdictAnswer(verdict: Verdict): Answered {
  if (verdict.ok) return { status: 200, body: verdict };
  const { count, message, nearest } = verdict;
  const near = nearest.map(({ entry, differences }) => ({ differences, exchange: exchangeOf(entry) }));
  return {
    status: 409,
    body: { title: 'Not as expected', status: 409, detail: message, count, nearest: near },
  };
}
