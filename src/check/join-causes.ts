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
  const unlooked = notLookedAt(findings);
  const joined = new Map<string, string>();
  const of = (key: string): string => {
    const next = joined.get(key);
    return next === undefined ? key : of(next);
  };
  for (const finding of findings) {
    for (const sign of signsOf(finding, unlooked)) {
      const [place, kind] = [of(placeOfCause(finding)), of(sign)];
      if (place !== kind) joined.set(kind, place);
    }
  }
  return { of };
}

/** Places in requests whose value is taken whatever it is: nothing inside it is looked at, either. */
function notLookedAt(findings: readonly RawFinding[]): ReadonlySet<string> {
  const whole = findings.filter(({ code, pointer, rule, exchange }) => {
    const isOfType = /\/(type|oneOf|anyOf)$/.test(rule.pointer);
    const sent = valueAt(exchange.case.value, pointer);
    return code === 'accepted-invalid-request' && pointer !== '' && isOfType && sent !== null;
  });
  return new Set(whole.map(({ location, pointer }) => `${location} ${pointer}`));
}

function signsOf(finding: RawFinding, unlooked: ReadonlySet<string>): string[] {
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
        // One parameter is read at one place.
        ...(/^request (path|query|header|cookie)$/.test(location)
          ? sign('parameter', location, parsePointer(pointer)[0] ?? '')
          : []),
      ];
    }
    case 'accepted-invalid-request':
      // A value that is not looked at breaks each of its rules, as does a list item each rule inside it.
      return pointer === ''
        ? []
        : sign('value', location, laterItemOf(pointer) ?? outermost(pointer, location, unlooked));
    case 'response-body-schema': {
      const value = valueAt(exchange.judgement?.value, pointer);
      return value === undefined || (typeof value === 'object' && value !== null)
        ? []
        : sign('value', pointer);
    }
    default:
      return [];
  }
}

/** The outermost of the places around a pointer that are not looked at; the pointer itself where none is. */
function outermost(pointer: string, location: string, unlooked: ReadonlySet<string>): string {
  const tokens = parsePointer(pointer);
  const around = tokens.map((_token, index) => formatPointer(tokens.slice(0, index + 1)));
  return around.find((outer) => unlooked.has(`${location} ${outer}`)) ?? pointer;
}

/** The innermost list item that a pointer leads into, all items but the first taken for one. */
function laterItemOf(pointer: string): string | undefined {
  const tokens = parsePointer(pointer);
  const last = tokens.findLastIndex((token) => /^[1-9]\d*$/.test(token));
  return last < 0 ? undefined : formatPointer([...tokens.slice(0, last), 'later']);
}
