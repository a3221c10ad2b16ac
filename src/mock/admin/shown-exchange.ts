import { isUtf8 } from 'node:buffer';
import { type DocumentNode, placeOf } from '../../openapi/document-node.js';
import { positionAt } from '../../source/position.js';
import { sentBody } from '../journal/criteria.js';
import type { JournalEntry } from '../journal/journal.js';
import type { AnswerFlaw } from '../mock-engine.js';
import { copiesOf } from './copies-of.js';
import type { ExchangeDetail, ExchangeSummary, ShownBody, ShownFlaw } from './shapes.js';

export function summaryOf({ number, at, exchange }: JournalEntry): ExchangeSummary {
  const { method, target, api, status, answer, request } = exchange;
  return {
    number,
    at: new Date(at).toISOString(),
    method,
    target,
    ...(api === undefined ? {} : { api }),
    ...(request ? { operation: request.operation.id } : {}),
    status,
    why: answer.reason ?? answer.origin ?? '',
    errors: (answer.flaws ?? []).map((flaw) => shownFlaw(flaw)),
  };
}

/** An exchange with its bodies as values. */
export function exchangeOf(entry: JournalEntry): unknown {
  const { answer, request } = entry.exchange;
  return {
    ...summaryOf(entry),
    ...(request ? { parameters: Object.fromEntries(request.parameters) } : {}),
    body: sentBody(entry.exchange),
    answer: answer.content?.value ?? answer.body.toString('utf8'),
  };
}

/** An exchange with its headers, and its bodies as they were sent. */
export function detailOf(
  entry: JournalEntry,
  { misses, origin }: { readonly misses: ExchangeDetail['misses']; readonly origin: string },
): ExchangeDetail {
  const { method, target, headers, body, answer, request } = entry.exchange;
  const { delivery, notes = [], flaws = [] } = answer;
  const sent = { method, target, headers, ...(body ? { body: shownBody(body) } : {}) };
  return {
    ...summaryOf(entry),
    errors: flaws.map((flaw) => shownFlaw(flaw, 'with line')),
    ...(request ? { parameters: Object.fromEntries(request.parameters) } : {}),
    request: { headers, ...(sent.body ? { body: sent.body } : {}) },
    response: {
      headers: answer.headers,
      ...(answer.body.length > 0 ? { body: shownBody(answer.body) } : {}),
      ...(delivery === undefined ? {} : { fault: typeof delivery === 'string' ? delivery : 'drip' }),
    },
    notes,
    copies: copiesOf(sent, origin + target),
    misses,
  };
}

/** Lines have to be looked for in the document's text: they are told where somebody looks at one exchange. */
export function shownFlaw(
  { location, pointer, message, keyword, rule }: AnswerFlaw,
  how?: 'with line',
): ShownFlaw {
  return {
    in: location,
    pointer,
    message,
    ...(keyword === undefined ? {} : { keyword }),
    ...(rule === undefined ? {} : { rule: how === undefined ? ruleOf(rule) : ruleWithLine(rule) }),
  };
}

function ruleOf({ file, pointer }: DocumentNode): NonNullable<ShownFlaw['rule']> {
  return { file: file.source.path, pointer };
}

function ruleWithLine(rule: DocumentNode): NonNullable<ShownFlaw['rule']> {
  const { source, range } = placeOf(rule);
  return { ...ruleOf(rule), ...(range ? { line: positionAt(source, range.start).line } : {}) };
}

/** A body as JSON can hold it. */
export function shownBody(body: Buffer): ShownBody {
  return isUtf8(body) ? { text: body.toString('utf8') } : { base64: body.toString('base64') };
}

/** The bytes of a body that JSON held. */
export function bytesOf(body: ShownBody): Buffer {
  return 'text' in body ? Buffer.from(body.text, 'utf8') : Buffer.from(body.base64, 'base64');
}
