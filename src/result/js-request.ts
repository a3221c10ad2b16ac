import { isFraming, type RepeatedRequest } from './repeated-request.js';

/** A text as a literal of JavaScript. */
export function jsText(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The header fields as an object literal, or as a list of pairs where a name is repeated; `undefined` where there are none. */
export function jsHeaders(request: RepeatedRequest): string | undefined {
  const fields = request.headers.filter((field) => !isFraming(field));
  if (fields.length === 0) return undefined;
  const names = new Set(fields.map(({ name }) => name.toLowerCase()));
  const isPlain = names.size === fields.length && !names.has('__proto__');
  const lines = fields.map(({ name, value }) => {
    const text = jsText(byteText(value));
    return isPlain ? `    ${jsText(name)}: ${text},` : `    [${jsText(name)}, ${text}],`;
  });
  return isPlain ? `{\n${lines.join('\n')}\n  }` : `[\n${lines.join('\n')}\n  ]`;
}

/** The octets of a field value as the characters that stand for them: calls take no others (Fetch standard, "isomorphic encode"). */
function byteText(value: string): string {
  return /[^\0-\xff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
}

/** JSON as a literal of JavaScript, where that gives the same text again, or the same but for the space between; indented by two. */
export function jsJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const pretty = JSON.stringify(value, null, 2);
    const isSame = text === pretty || text === JSON.stringify(value);
    if (!isSame || value === null || typeof value !== 'object' || text.includes('"__proto__"'))
      return undefined;
    return pretty.replaceAll('\n', '\n  ');
  } catch {
    return undefined;
  }
}

/** Bytes as an expression of JavaScript. */
export function jsBytes(base64: string): string {
  return `Uint8Array.from(atob(${jsText(base64)}), (octet) => octet.charCodeAt(0))`;
}
