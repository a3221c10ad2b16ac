import { formatPointer, parsePointer, valueAt } from '../source/json-pointer.js';
import { statusOf } from './exchange.js';
import type { RawFinding } from './raw-finding.js';

/** Tells which findings have one cause, by the key of the cause. */
export interface Causes {
  of(key: string): string;
}

/** One rule broken in one way is one cause, wherever it is seen. */
export function placeOfCause({ code, rule, exchange }: RawFinding): string {
  return [code, statusOf(exchange), `${rule.file.source.path}#${rule.pointer}`].join(' ');
}

/** Joins the causes of findings that share a sign of being one. */
export function joinCauses(findings: readonly RawFinding[]): Causes {
  const joined = new Map<string, string>();
  const of = (key: string): string => {
    const next = joined.get(key);
    return next === undefined ? key : of(next);
  };
  for (const finding of findings) {
    for (const sign of signsOf(finding)) {
      const [place, kind] = [of(placeOfCause(finding)), of(sign)];
      if (place !== kind) joined.set(kind, place);
    }
  }
  return { of };
}

function signsOf(finding: RawFinding): string[] {
  const { code, location, pointer, exchange } = finding;
  const sign = (...parts: readonly string[]) => [[statusOf(exchange), code, ...parts].join(' ')];
  switch (code) {
    case 'server-error': {
      const { trait } = exchange.case;
      const item = laterItemOf(pointer);
      return [
        // What breaks a server wherever it stands is one cause; so is a refusal of credentials that breaks it.
        ...(trait === undefined ? [] : sign('trait', trait)),
        ...(location === 'credential' ? sign('credential') : []),
        ...(item === undefined ? [] : sign('item', item)),
      ];
    }
    case 'accepted-invalid-request':
      // A value that is not looked at breaks each of its rules, as does a list item each rule inside it.
      return pointer === '' ? [] : sign('value', location, laterItemOf(pointer) ?? pointer);
    case 'response-body-schema': {
      const value = valueAt(exchange.judgement?.value, pointer);
      return value === undefined || typeof value === 'object' ? [] : sign('value', pointer);
    }
    default:
      return [];
  }
}

/** The innermost list item that a pointer leads into, all items but the first taken for one. */
function laterItemOf(pointer: string): string | undefined {
  const tokens = parsePointer(pointer);
  const last = tokens.findLastIndex((token) => /^[1-9]\d*$/.test(token));
  return last < 0 ? undefined : formatPointer([...tokens.slice(0, last), 'later']);
}
