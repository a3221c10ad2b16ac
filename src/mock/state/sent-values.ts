import { readSent, sentParameters } from '../../exchange/sent-parameters.js';
import type { Operation, ParameterLocation } from '../../openapi/api.js';
import type { MockRequest } from '../mock-request.js';
import type { Members } from './overlay.js';

/** What a request says, decoded as the document describes it. */
export interface SentValues {
  /** Parameter name → value, by location. */
  readonly parameters: Readonly<Record<ParameterLocation, Members>>;
  /** The decoded body; `undefined` where none was sent. */
  readonly body: unknown;
}

/** Decodes a request that fits its operation: parameters in their styles, bodies of any media type. */
export function sentValues(operation: Operation, request: MockRequest): SentValues {
  const sent = sentParameters(operation, request, request.pathParameters);
  const parameters: Record<ParameterLocation, Record<string, unknown>> = {
    path: Object.fromEntries(request.pathParameters),
    query: {},
    header: {},
    cookie: {},
  };
  for (const parameter of operation.parameters) {
    const read = readSent(parameter, sent);
    if (read) parameters[parameter.in][parameter.name] = read.value;
  }
  return { parameters, body: request.value };
}
