import type { Parameter } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';

/**
 * Values of header parameters whose form and effect HTTP defines, whatever their schema says: preconditions that hold for
 * anything that exists (RFC 9110 §13.1), and plain choices.
 */
const values: Readonly<Record<string, string>> = {
  'if-match': '*',
  'if-none-match': '"tally-none"',
  'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT',
  'if-unmodified-since': 'Thu, 31 Dec 2099 23:59:59 GMT',
  'accept-language': 'en',
  'accept-encoding': 'identity',
  range: 'bytes=0-',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};

/** What the transport writes itself. */
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'host', 'expect']);

/** The value that a header parameter of that kind is sent with; `undefined` for all others, and where its schema takes another. */
export function httpFieldValue(parameter: Parameter): string | undefined {
  const value = parameter.in === 'header' ? values[parameter.name.toLowerCase()] : undefined;
  if (value === undefined) return undefined;
  const schema = parameter.schema?.schema('request') ?? true;
  return validatorOf(schema).validate(value).length === 0 ? value : undefined;
}

/** Whether a parameter is a header that only the transport may write. */
export function isFraming(parameter: Parameter): boolean {
  return parameter.in === 'header' && framing.has(parameter.name.toLowerCase());
}
