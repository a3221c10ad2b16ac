import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { judgeRequest } from '../exchange/judge-request.js';
import { judgeResponse } from '../exchange/judge-response.js';
import { diagnoseNode, member } from '../openapi/document-node.js';
import type { FoundOperation } from './find-operation.js';
import type { SeenExchange } from './seen-exchange.js';

/** Where an exchange departs from the document: in its answer and, where that was no refusal, in its request. */
export function departures(found: FoundOperation, seen: SeenExchange): Diagnostic[] {
  const { operation } = found;
  const { response } = seen;
  const method = seen.method ?? operation.method;
  const judged = judgeResponse(operation, method, response);
  const fix = 'Correct the answer, or the document here.';
  const inResponse = judged.flaws
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, code, severity, message, actual }) =>
      diagnoseNode(rule, { code, severity, message: withActual(message, actual), fix }),
    );
  if (!judged.response) {
    const listed = operation.responses.map(({ status }) => status).join(', ') || 'none';
    inResponse.push(
      diagnoseNode(member(operation.node, 'responses') ?? operation.node, {
        code: 'undocumented-status',
        severity: 'error',
        message: `The answer has status ${response.status}, which the document does not list (it lists ${listed}).`,
        fix: 'Answer with a status that is listed, or describe this one here.',
      }),
    );
  }
  return [...inResponse, ...requestDepartures(found, seen, method)];
}

/** A request that was refused may have been wrong on purpose. */
function requestDepartures(
  { operation, route }: FoundOperation,
  { request, response }: SeenExchange,
  method: string,
): Diagnostic[] {
  if (!request || !route || response.status >= 400) return [];
  const { target, parameters } = route;
  return judgeRequest(operation, { ...request, method, target }, parameters).map(
    ({ rule, location, pointer, message }) =>
      diagnoseNode(rule, {
        code: 'accepted-invalid-request',
        severity: 'error',
        message: `The request was answered ${response.status}, though in its ${location}${pointer === '' ? '' : ` at \`${pointer}\``} ${message}.`,
        fix: 'Send what the document describes, have it refused, or describe it here.',
      }),
  );
}

function withActual(message: string, actual: unknown): string {
  if (actual === undefined || actual === null || actual === '') return message;
  const text = JSON.stringify(actual);
  return `${message.replace(/\.$/, '')}; it is ${text.length > 100 ? `${text.slice(0, 100)}…` : text}.`;
}
