import { isMapping } from '../../openapi/document-node.js';
import { canonicalJson } from '../../schema/json-equality.js';

/**
 * How far an answer gives back what was sent. `normalised` is what many servers do on purpose and some promise not to: surrounding
 * space, letter case, Unicode form, parts of a second, single precision, a number as text, repeats in a list, no text for an empty one.
 */
export type Likeness = 'same' | 'normalised' | 'different';

/** Compares by meaning: date-times by instant, numbers by value, objects as superset, null as absence. */
export function compareValue(sent: unknown, answered: unknown): Likeness {
  if (typeof sent === 'string' && typeof answered === 'string') return compareText(sent, answered);
  if (Array.isArray(sent) && Array.isArray(answered)) return compareLists(sent, answered);
  if (isMapping(sent) && isMapping(answered)) {
    return worst(
      Object.entries(sent).map(([name, value]) => {
        if (Object.hasOwn(answered, name)) return compareValue(value, answered[name]);
        return value === null ? 'same' : 'different';
      }),
    );
  }
  if (isNumeric(sent) && isNumeric(answered)) {
    return compareNumbers(Number(sent), Number(answered), typeof sent !== typeof answered);
  }
  if (sent === '' && answered === null) return 'normalised';
  return sent === answered ? 'same' : 'different';
}

function compareText(sent: string, answered: string): Likeness {
  if (sent === answered) return 'same';
  const apart = momentsApart(sent, answered);
  if (apart === 0) return 'same';
  const isCut = apart !== undefined && Math.abs(apart) < 1_000 && fraction(sent) !== fraction(answered);
  return isCut || normalise(sent) === normalise(answered) ? 'normalised' : 'different';
}

function compareLists(sent: readonly unknown[], answered: readonly unknown[]): Likeness {
  if (sent.length !== answered.length) {
    const once = [...new Map(sent.map((item) => [canonicalJson(item), item])).values()];
    const isSet = once.length < sent.length && compareLists(once, answered) !== 'different';
    return isSet ? 'normalised' : 'different';
  }
  return worst(sent.map((item, index) => compareValue(item, answered[index])));
}

/** Whether a value is a number, or text that a number may travel as. */
function isNumeric(value: unknown): boolean {
  return (
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value))
  );
}

function compareNumbers(sent: number, answered: number, isAsText: boolean): Likeness {
  if (sent === answered) return isAsText ? 'normalised' : 'same';
  const singlePrecision = Math.abs(sent) * 2 ** -23;
  const isRounded = !Number.isInteger(sent) && Math.abs(sent - answered) <= singlePrecision;
  return isRounded ? 'normalised' : 'different';
}

function worst(parts: readonly Likeness[]): Likeness {
  if (parts.includes('different')) return 'different';
  return parts.includes('normalised') ? 'normalised' : 'same';
}

function normalise(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Milliseconds between two date-times; `undefined` where one is none. */
function momentsApart(a: string, b: string): number | undefined {
  const shape = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/;
  const apart = shape.test(a) && shape.test(b) ? Date.parse(a) - Date.parse(b) : Number.NaN;
  return Number.isNaN(apart) ? undefined : apart;
}

function fraction(moment: string): string {
  return /\.(\d+)/.exec(moment)?.[1] ?? '';
}
