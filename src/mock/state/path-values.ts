import type { MockRequest } from '../mock-request.js';
import type { Members } from './overlay.js';

/** The values of a request's path parameters, read as their schemas ask. */
export function pathValues({
  pathParameters,
  parameters,
}: Pick<MockRequest, 'pathParameters' | 'parameters'>): Members {
  const values: Record<string, unknown> = {};
  for (const [name, text] of pathParameters) values[name] = parameters.get(name) ?? text;
  return values;
}
