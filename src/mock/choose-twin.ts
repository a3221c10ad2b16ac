import { judgeParameters } from '../exchange/judge-parameters.js';
import { judgeRequest } from '../exchange/judge-request.js';
import type { WireRequest } from '../http/message.js';
import type { OperationRoute } from './mock-router.js';
import type { ReceivedRequest } from './received-request.js';

/**
 * Of operations at the same address, which OpenAPI forbids and documents have, the first that the request conforms to; else
 * the first whose path parameters it fits.
 */
export function chooseTwin(
  twins: readonly OperationRoute[],
  { method, headers, body }: ReceivedRequest,
  query: string,
): OperationRoute {
  const wire = (route: OperationRoute): WireRequest => ({
    method,
    target: query === '' ? route.path : `${route.path}?${query}`,
    headers: headers.list,
    ...(typeof body === 'string' || body.length === 0 ? {} : { body }),
  });
  return (
    twins.find((route) => judgeRequest(route.operation, wire(route), route.parameters).length === 0) ??
    twins.find(fitsPath) ??
    (twins[0] as OperationRoute)
  );
}

function fitsPath({ operation, path, parameters }: OperationRoute): boolean {
  const own = operation.parameters.filter((parameter) => parameter.in === 'path');
  const request = { method: operation.method, target: path, headers: [] };
  return judgeParameters({ ...operation, parameters: own }, request, parameters).length === 0;
}
