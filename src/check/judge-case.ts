import { headerValue } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { member } from '../openapi/document-node.js';
import type { Case } from './case.js';
import { type Exchange, statusOf } from './exchange.js';
import { judgeUndelivered } from './judge-delivery.js';
import type { RawFinding } from './raw-finding.js';
import { wayToSuccess } from './way-to-success.js';

/** What is known of the implementation when its answers are judged. */
export interface JudgeContext {
  readonly operation: Operation;
  /** A mock without state: what it refuses beyond the document is its own manner, not a fault. */
  readonly isMock: boolean;
  /** Whether an unknown id is known to be refused by a documented 404 or 410. */
  readonly listsNotFound: boolean;
}

/** Judges one exchange by the class of its request, then by what the document says of the answer. Rejections of valid requests are weighed later, together. */
export function judgeCase(context: JudgeContext, exchange: Exchange): RawFinding[] {
  const { delivery } = exchange;
  if (!delivery.ok) {
    const isCutOff = exchange.case.mayBeCutOff === true && delivery.failure === 'dropped';
    return isCutOff ? [] : [judgeUndelivered(context.operation, exchange, delivery)];
  }
  const status = delivery.response.status;
  const findings: RawFinding[] = [];
  const byClass = judgeStatus(context, exchange, status);
  if (byClass) findings.push(byClass);
  const onPurpose = exchange.recipe !== 'built in';
  // An accidental 5xx is one fault: the shape of its body is not a second one.
  if (status >= 500 && !onPurpose) return findings;
  // Another method's answers are not described by this operation.
  if (exchange.case.class === 'undeclared') return findings;
  // Nor is an answer judged that should not have come at all.
  if (byClass && status < 300) return findings;
  return [...findings, ...judgeAnswer(exchange)];
}

/** What the document says against an answer, whatever it was given to. */
export function judgeAnswer(exchange: Exchange): RawFinding[] {
  return (exchange.judgement?.flaws ?? []).map((flaw) => ({
    ...flaw,
    expected: flaw.expected ?? null,
    actual: flaw.actual ?? null,
    exchange,
  }));
}

function responsesOf(operation: Operation): RawFinding['rule'] {
  return member(operation.node, 'responses') ?? operation.node;
}

function judgeStatus(context: JudgeContext, exchange: Exchange, status: number): RawFinding | undefined {
  const sent = exchange.case;
  if (exchange.recipe !== 'built in') return undefined;
  if (status >= 500) {
    return atPlace(
      exchange,
      'server-error',
      'error',
      `${capital(sent.label)} brought the server to answer ${status}.`,
      'no 5xx',
      status,
    );
  }
  // A limit on requests is no answer to any of them.
  if (status === 429) return undefined;
  const judge = judges[sent.class];
  return judge(context, exchange, status, sent);
}

type Judge = (
  context: JudgeContext,
  exchange: Exchange,
  status: number,
  sent: Case,
) => RawFinding | undefined;

const isSuccess = (status: number) => status >= 200 && status < 300;
const isRefusal = (status: number) => status >= 400 && status < 500;

const judges: Readonly<Record<Case['class'], Judge>> = {
  valid(context, exchange, status) {
    // Rejections are weighed together with the requests that were accepted.
    if (isRejection(exchange) || isCredentialRefusal(exchange) || exchange.judgement?.response)
      return undefined;
    const finding = undocumented(context, exchange, status, 'error');
    if (!finding || status !== 404) return finding;
    return { ...finding, message: `${finding.message} ${wayToSuccess(status, context.operation)}` };
  },
  invalid(context, exchange, status, sent) {
    if (isSuccess(status)) {
      return atPlace(
        exchange,
        'accepted-invalid-request',
        'error',
        `${capital(sent.label)} was accepted with ${status}, though the document forbids it.`,
        '4xx',
        status,
      );
    }
    if (inconclusive.has(status) || exchange.judgement?.response) return undefined;
    return undocumented(context, exchange, status, isRefusal(status) ? 'warning' : 'error');
  },
  unauthorised(context, exchange, status, sent) {
    if (isSuccess(status)) {
      return atPlace(
        exchange,
        'credential-not-enforced',
        'error',
        `A request with ${sent.label} was accepted with ${status}.`,
        '401 or 403',
        status,
      );
    }
    if ([400, 401, 403, 404].includes(status) || exchange.judgement?.response) return undefined;
    return undocumented(context, exchange, status, 'warning');
  },
  undeclared(_context, exchange, status, sent) {
    if (isSuccess(status)) {
      return atPlace(
        exchange,
        'undeclared-method-accepted',
        'error',
        `${sent.label} was answered ${status}.`,
        '405',
        status,
      );
    }
    if (status === 404) {
      return atPlace(
        exchange,
        'undeclared-method-not-found',
        'warning',
        `${sent.label} was answered 404, where 405 with Allow says what is wrong.`,
        '405',
        status,
      );
    }
    const allow = exchange.delivery.ok ? headerValue(exchange.delivery.response.headers, 'allow') : undefined;
    if (status !== 405 || allow !== undefined) return undefined;
    return atPlace(
      exchange,
      'missing-allow-header',
      'warning',
      `${sent.label} was answered 405 without Allow (RFC 9110 §15.5.6).`,
      'Allow',
      null,
    );
  },
  unknown(context, exchange, status, sent) {
    if (
      !isSuccess(status) ||
      (sent.request.method === 'PUT' && status === 201 && exchange.judgement?.response)
    )
      return undefined;
    const severity = context.listsNotFound ? 'error' : 'warning';
    return atPlace(
      exchange,
      'unknown-id-accepted',
      severity,
      `${capital(sent.label)} was answered ${status}.`,
      '404',
      status,
    );
  },
  open: () => undefined,
};

/** Refusals that say nothing about the rule that was broken. */
export const inconclusive: ReadonlySet<number> = new Set([401, 403, 404, 405, 429]);

function undocumented(
  context: JudgeContext,
  exchange: Exchange,
  status: number,
  severity: 'error' | 'warning',
): RawFinding | undefined {
  if (context.isMock && severity === 'warning') return undefined;
  const { operation } = context;
  const listed = operation.responses.map((response) => response.status).join(', ') || 'none';
  return {
    code: 'undocumented-status',
    severity,
    location: 'response',
    pointer: '',
    message: `${capital(exchange.case.label)} was answered ${status}, which the document does not list (it lists ${listed}).`,
    expected: listed,
    actual: status,
    rule: responsesOf(operation),
    exchange,
  };
}

function atPlace(
  exchange: Exchange,
  code: string,
  severity: RawFinding['severity'],
  message: string,
  expected: unknown,
  actual: unknown,
): RawFinding {
  const { location, pointer, rule } = exchange.case.place;
  return { code, severity, location, pointer, message, expected, actual, rule, exchange };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether an answer refuses a valid request in a way that blames the request. */
export function isRejection(exchange: Exchange): boolean {
  return exchange.case.class === 'valid' && [400, 415, 422].includes(statusOf(exchange));
}

/** A right credential in another spelling of its header must work: here a 401 or 403 is no answer about rights. */
export function isCredentialRefusal(exchange: Exchange): boolean {
  return exchange.case.place.location === 'credential' && [401, 403].includes(statusOf(exchange));
}
