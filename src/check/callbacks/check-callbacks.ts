import { judgeRequest } from '../../exchange/judge-request.js';
import { openListener } from '../../http/listener.js';
import { isLocalName } from '../../http/local-name.js';
import type { WireRequest } from '../../http/message.js';
import type { Callback, Operation } from '../../openapi/api.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import { type Exchange, statusOf, succeeded } from '../exchange.js';
import type { OperationBook } from '../operation-book.js';
import type { RawFinding } from '../raw-finding.js';
import type { RequestChanges, RequestPlan } from '../request-plan.js';
import type { RunContext } from '../run-context.js';
import { type CallbackPlace, callbackPlace, withCallbackUrl } from './callback-place.js';

/** Milliseconds after an answer in which its callbacks are waited for. */
const callbackWithin = 2_000;

interface Expected {
  readonly callback: Callback;
  readonly place: CallbackPlace;
  /** The path of the URL that the request gives. */
  readonly path: string;
}

/**
 * Asks for the callbacks of an operation at a listener on this machine and holds what comes against the document. A callback that does
 * not come is no fault: the document cannot say what brings it about.
 */
export async function checkCallbacks(
  context: RunContext,
  book: OperationBook,
  plan: RequestPlan,
): Promise<void> {
  const { operation } = book;
  if (operation.callbacks.length === 0 || context.mock === 'prism' || context.stop.reason !== undefined)
    return;
  const leave = (callback: Callback, why: string) =>
    void book.uncovered.push(`callback ${callback.name}: ${why}`);
  const places = new Map<string, string>();
  const expected = operation.callbacks.flatMap((callback): Expected[] => {
    const place = callbackPlace(callback.expression);
    if (!place) {
      leave(callback, `its URL is not the request's to choose (${callback.expression})`);
      return [];
    }
    const path = places.get(place.source) ?? `/${places.size + 1}`;
    places.set(place.source, path);
    return [{ callback, place, path }];
  });
  if (expected.length === 0) return;
  const leaveAll = (why: string): void => {
    for (const { callback } of expected) leave(callback, why);
  };
  if (operation.method === 'DELETE') return leaveAll('what is there is not deleted once more for it');
  if (!isLocalName(new URL(context.wire.origin).hostname))
    return leaveAll('only a server on this machine can call back to it');

  const listener = await openListener((request) => successOf(expected, request));
  try {
    let changes: RequestChanges = plan.baseline ? { body: { value: plan.freshen(plan.baseline.value) } } : {};
    for (const { place, path } of expected)
      changes = withCallbackUrl(plan, changes, place, listener.origin + path);
    const request = plan.request(changes);
    const [flaw] = plan.flaws(request, changes);
    if (flaw) return leaveAll(`the document does not take ${listener.origin} there: ${flaw.message}`);
    const { exchange } = await book.send({
      class: 'open',
      label: 'a request to be called back',
      place: { location: 'request', pointer: '', rule: operation.node },
      request,
    });
    if (!succeeded(exchange))
      return leaveAll(`the request for it was answered ${statusOf(exchange) || 'nothing'}`);
    const came = (received: readonly WireRequest[]) =>
      expected.every((one) => received.some((arrival) => isFor(one, arrival)));
    await listener.wait(came, callbackWithin);
    for (const arrival of listener.received) book.findings.push(...judgeArrival(expected, arrival, exchange));
    for (const one of expected) {
      if (!listener.received.some((arrival) => isFor(one, arrival)))
        leave(one.callback, `none came within ${callbackWithin / 1_000} s`);
    }
  } finally {
    listener.close();
  }
}

/** Whether a request came for a callback: to its URL, with a method of its own. Parameters of the callback stand behind that. */
function isFor({ callback, place, path }: Expected, { method, target }: WireRequest): boolean {
  if (!callback.operations.some((operation) => operation.method === method)) return false;
  if (place.rest === undefined) return target.startsWith(path);
  const url = path + place.rest;
  return target === url || target.startsWith(url + (url.includes('?') ? '&' : '?'));
}

function operationFor(expected: readonly Expected[], request: WireRequest): Operation | undefined {
  const operations = expected.find((one) => isFor(one, request))?.callback.operations;
  return operations?.find(({ method }) => method === request.method);
}

/** The first documented success, which the caller must be able to take. */
function successOf(expected: readonly Expected[], request: WireRequest): number {
  const responses = operationFor(expected, request)?.responses ?? [];
  return Number(responses.find(({ status }) => /^2\d\d$/.test(status))?.status ?? 200);
}

function judgeArrival(expected: readonly Expected[], arrival: WireRequest, exchange: Exchange): RawFinding[] {
  const departs = (rule: DocumentNode, pointer: string, message: string): RawFinding => ({
    code: 'callback-departs',
    severity: 'error',
    location: 'callback',
    pointer,
    message,
    expected: null,
    actual: arrival.body?.toString('utf8') ?? `${arrival.method} ${arrival.target}`,
    rule,
    exchange,
  });
  const operation = operationFor(expected, arrival);
  if (!operation) {
    const { callback } =
      expected.find(({ path }) => arrival.target.startsWith(path)) ?? (expected[0] as Expected);
    const documented = callback.operations.map(({ method }) => `${method} ${callback.expression}`).join(', ');
    const message = `The server called back by ${arrival.method} ${arrival.target}, where ${documented} is documented.`;
    return [departs(callback.node, '', message)];
  }
  return judgeRequest(operation, arrival, new Map()).map(({ pointer, message, rule, location }) =>
    departs(
      rule,
      pointer,
      `The callback ${operation.method} ${operation.path} departs in its ${location}${pointer && ` at \`${pointer}\``}: ${message}.`,
    ),
  );
}
