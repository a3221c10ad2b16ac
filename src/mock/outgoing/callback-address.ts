import { encodePathText } from '../../exchange/path-text.js';
import { parseRuntimeExpression } from '../../openapi/runtime-expression.js';
import type { MockExchange } from '../mock-extension.js';
import { runtimeValue } from './runtime-value.js';

/** Where a message goes to, or why it cannot go anywhere, as a clause. */
export type Address =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly problem: string };

/**
 * The address that a callback's expression means in one exchange: runtime expressions in braces among text, or one without braces, as
 * OpenAPI 3.0.0 writes it. What stands for scheme and host goes in as it is, and what comes after them percent-encoded.
 */
export function callbackAddress(template: string, exchange: MockExchange, scheme: 'http' | 'https'): Address {
  const parts = parseRuntimeExpression(template) ? [`{${template}}`] : template.split(/(\{[^{}]*\})/);
  let text = '';
  for (const part of parts) {
    if (!part.startsWith('{')) {
      text += part;
      continue;
    }
    const expression = parseRuntimeExpression(part.slice(1, -1));
    if (!expression) return { ok: false, problem: `${part} is no runtime expression` };
    const value = runtimeValue(expression, exchange, scheme);
    if (value === undefined) return { ok: false, problem: `there is nothing at ${part}` };
    if (value === null || typeof value === 'object') return { ok: false, problem: `${part} is no text` };
    text += encodedAfter(text, String(value));
  }
  return readAddress(text);
}

/** Reads an address that messages can be sent to. */
export function readAddress(text: string): Address {
  if (!URL.canParse(text)) return { ok: false, problem: `\`${text}\` is no absolute URL` };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { ok: false, problem: `\`${text}\` is neither http nor https` };
  if (url.username !== '' || url.password !== '')
    return { ok: false, problem: `there are credentials in \`${text}\`` };
  return { ok: true, url };
}

function encodedAfter(before: string, value: string): string {
  if (/^([^:/?#]+:\/\/[^/?#]*)?$/.test(before)) return value;
  if (before.includes('?')) return encodeURIComponent(value.toWellFormed());
  return encodePathText(value).replaceAll(/[?#]/g, encodeURIComponent);
}
