import { isMapping } from '../openapi/document-node.js';

/**
 * Whether an answer gives back what was sent: numbers by value, date-times by instant, objects as superset, text but for
 * what servers may rightly normalise (surrounding space, letter case, Unicode form).
 */
export function sameValue(sent: unknown, answered: unknown): boolean {
  if (typeof sent === 'string' && typeof answered === 'string') {
    return normalise(sent) === normalise(answered) || sameInstant(sent, answered);
  }
  if (Array.isArray(sent) && Array.isArray(answered)) {
    return sent.length === answered.length && sent.every((item, index) => sameValue(item, answered[index]));
  }
  if (isMapping(sent) && isMapping(answered)) {
    return Object.entries(sent).every(
      ([name, value]) => Object.hasOwn(answered, name) && sameValue(value, answered[name]),
    );
  }
  return Object.is(sent, answered) || (sent === 0 && answered === 0);
}

function normalise(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function sameInstant(a: string, b: string): boolean {
  const shape = /^\d{4}-\d\d-\d\d[Tt ]/;
  return shape.test(a) && shape.test(b) && Date.parse(a) === Date.parse(b);
}
