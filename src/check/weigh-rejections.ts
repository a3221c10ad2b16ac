import { headerValue, type WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import { isMapping } from '../openapi/document-node.js';
import { parsePointer, valueAt } from '../source/json-pointer.js';
import { type Exchange, statusOf, succeeded } from './exchange.js';
import { namesTheThing } from './fresh-values.js';
import { isCredentialRefusal, isRejection } from './judge-case.js';
import { smallestBody } from './plan-valid.js';
import type { RawFinding } from './raw-finding.js';
import { longerList } from './unusual/body-values.js';

/**
 * Refused valid requests, judged together with those that were accepted: a refusal is an error where another value at
 * the same place got through, and only a warning (a rule the document does not state) where none did. A larger body is
 * not blamed for a place inside it that is refused on its own.
 */
export function weighRejections(operation: Operation, exchanges: readonly Exchange[]): RawFinding[] {
  // Where no success is documented, a documented refusal is all that a valid request can get.
  const refusalIsAll = operation.responses.every(({ status }) => /^[45]/.test(status));
  const valid = exchanges.filter(
    (exchange) => exchange.case.class === 'valid' && exchange.recipe === 'built in',
  );
  const accepted = valid.filter(succeeded);
  const rejected = valid.filter((exchange) => {
    if (isCredentialRefusal(exchange)) return accepted.length > 0;
    const isExcused = exchange.judgement?.response && (exchange.case.lenient === true || refusalIsAll);
    return isRejection(exchange) && !isExcused;
  });
  const lacking = lackingTheSame(rejected, accepted);
  return rejected
    .filter((exchange) => !explainedByPart(exchange, rejected) && !explainedByBody(exchange, rejected))
    .filter((exchange) => !explainedBySmaller(exchange, rejected))
    .filter((exchange) => !lacking?.others.has(exchange))
    .map((exchange) => {
      const { location, pointer, rule } = exchange.case.place;
      const proven = accepted.some((other) => holds(other, exchange));
      const status = statusOf(exchange);
      const wanted =
        exchange === lacking?.first ? `; only bodies with \`/${lacking.name}\` were accepted` : '';
      const said = `${exchange.case.label.charAt(0).toUpperCase()}${exchange.case.label.slice(1)} is valid, but was answered ${status}`;
      return {
        code: 'rejected-valid-request',
        severity: proven ? 'error' : 'warning',
        location,
        pointer,
        message: proven
          ? `${said}${wanted}.`
          : `${said}, as was every value tried there: if prose limits what may be sent, list it in the contract file under \`values: {${pointer || '/…'}: [...]}\`.`,
        expected: '2xx',
        actual: status,
        rule,
        exchange,
      };
    });
}

/** Whether an accepted request holds a value at the place that was refused. */
function holds(accepted: Exchange, refused: Exchange): boolean {
  const { location, pointer } = refused.case.place;
  const name = parsePointer(pointer)[0] ?? '';
  switch (location) {
    case 'request body':
      // That lists of one item are accepted proves the items right.
      if (refused.case.trait === longerList)
        return valueAt(accepted.case.value, pointer.replace(/\d+$/, '0')) !== undefined;
      return pointer === '' || provesValue(valueAt(accepted.case.value, pointer), pointer);
    case 'request query':
      return queryOf(accepted.request).some((key) => key === name || key.startsWith(`${name}[`));
    case 'request header':
      return headerValue(accepted.request.headers, name) !== undefined;
    case 'request cookie':
      return (headerValue(accepted.request.headers, 'cookie') ?? '').includes(`${name}=`);
    default:
      return true;
  }
}

/** An id may name what does not exist, so that no such thing being accepted proves nothing of it. */
function provesValue(accepted: unknown, pointer: string): boolean {
  const isReference = /(^|[_-])ids?$|[a-z]I[dD]s?$/.test(parsePointer(pointer).at(-1) ?? '');
  return accepted !== undefined && !(isReference && accepted === null);
}

function queryOf({ target }: WireRequest): string[] {
  return [...new URLSearchParams(/\?(.*)/s.exec(target)?.[1] ?? '').keys()];
}

/**
 * Whether another refusal says it better: that of a part of this body, with the very same value, or that of the plainest
 * value at the same place.
 */
function explainedByPart(exchange: Exchange, rejected: readonly Exchange[]): boolean {
  const { pointer, location } = exchange.case.place;
  if (location !== 'request body') return false;
  return rejected.some((other) => {
    const inner = other.case.place.pointer;
    if (other === exchange || other.case.place.location !== location) return false;
    const isPlainest = other.case.label === `only ${inner}`;
    if (isPlainest && pointer !== '' && (inner === pointer || pointer.startsWith(`${inner}/`))) return true;
    if (!inner.startsWith(`${pointer}/`)) return false;
    const mine = valueAt(exchange.case.value, inner);
    return mine !== undefined && JSON.stringify(mine) === JSON.stringify(valueAt(other.case.value, inner));
  });
}

/** Whether all that the smallest body holds, which is refused, is in this one as well; texts may be new ones. */
function explainedBySmaller(exchange: Exchange, rejected: readonly Exchange[]): boolean {
  const { value } = exchange.case;
  return rejected.some(({ case: { place, label, value: smallest } }) => {
    if (label !== smallestBody || place.pointer !== '' || label === exchange.case.label) return false;
    if (!isMapping(value) || !isMapping(smallest) || Object.keys(smallest).length === 0) return false;
    return Object.entries(smallest).every(([name, own]) => {
      const isNewText = namesTheThing(name) && typeof own === 'string' && typeof value[name] === 'string';
      return isNewText || JSON.stringify(own) === JSON.stringify(value[name]);
    });
  });
}

/** Whether the very same body is refused where it is itself what is tried: then no other part of the request is to blame. */
function explainedByBody({ case: { place }, request }: Exchange, rejected: readonly Exchange[]): boolean {
  if (place.location === 'request body' || !request.body) return false;
  const { body } = request;
  return rejected.some(
    (other) => other.case.place.location === 'request body' && other.request.body?.equals(body),
  );
}

/** Refused bodies that lack a property which every accepted one has: that it is asked for explains all of them. */
function lackingTheSame(
  rejected: readonly Exchange[],
  accepted: readonly Exchange[],
): { readonly name: string; readonly first: Exchange; readonly others: ReadonlySet<Exchange> } | undefined {
  const [some] = accepted;
  if (!some || !isMapping(some.case.value)) return undefined;
  for (const name of Object.keys(some.case.value)) {
    const has = ({ case: { value } }: Exchange) => isMapping(value) && Object.hasOwn(value, name);
    const [first, ...others] = rejected.filter(
      (exchange) => isMapping(exchange.case.value) && !has(exchange),
    );
    if (first && others.length > 0 && accepted.every(has)) return { name, first, others: new Set(others) };
  }
  return undefined;
}
