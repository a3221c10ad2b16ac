import type { OperationContract } from '../contract/contract-file.js';
import type { Operation } from '../openapi/api.js';
import { isMapping, member } from '../openapi/document-node.js';
import { joinPointer } from '../source/json-pointer.js';
import { type Exchange, succeeded } from './exchange.js';
import type { KnownValues } from './known-values.js';
import type { RawFinding } from './raw-finding.js';
import { sameValue } from './same-value.js';

type Meaning = NonNullable<OperationContract['meaning']>;

/** Judges what answers mean, over the valid requests of one resource in the order they were sent. */
export interface MeaningJudge {
  judge(exchange: Exchange, isFaulty: boolean): RawFinding[];
}

/**
 * What was sent comes back where the answer has that property; PATCH leaves alone what was not sent; the id in the
 * answer is the one asked for. Declared in the contract file these are errors, else warnings; `false` there silences.
 */
export function judgeMeaning(operation: Operation, meaning: Meaning, known: KnownValues): MeaningJudge {
  const watchesUnsent = meaning.keepsUnsent ?? operation.method === 'PATCH';
  const writable = new Set(known.bodyProperties);
  const id = askedId(operation, known);
  /** The resource as the last good answer showed it. */
  let last: Answered | undefined;
  /** Answers that hold only what was sent say nothing of the rest by leaving it out. */
  let showsUnsent = false;

  function* breaches(sent: Answered, answered: Answered): Generator<Breach> {
    if (meaning.returnsSent !== false) {
      for (const [name, value] of Object.entries(sent)) {
        if (!Object.hasOwn(answered, name) || sameValue(value, answered[name])) continue;
        const message = `\`${name}\` came back as something else than was sent.`;
        yield { code: 'sent-value-not-returned', rule: 'returnsSent', name, message, expected: value };
      }
    }
    for (const [name, value] of watchesUnsent && last ? Object.entries(last) : []) {
      if (Object.hasOwn(sent, name) || !writable.has(name) || refreshed.test(name)) continue;
      if (!Object.hasOwn(answered, name) && !showsUnsent) continue;
      if (sameValue(value, answered[name])) continue;
      const message = `\`${name}\` was not sent, but changed.`;
      yield { code: 'unsent-value-changed', rule: 'keepsUnsent', name, message, expected: value };
    }
    if (meaning.returnsId === false || !id || Object.hasOwn(sent, id.property)) return;
    const shown = answered[id.property];
    if (!Object.hasOwn(answered, id.property) || String(shown) === String(id.value)) return;
    const message = `The answer is about \`${String(shown)}\`, not the one asked for.`;
    yield { code: 'wrong-id-returned', rule: 'returnsId', name: id.property, message, expected: id.value };
  }

  return {
    judge(exchange, isFaulty) {
      const answered = exchange.judgement?.value;
      // Any other request may have written, too: what was known of the resource is known no more.
      if (exchange.case.class !== 'valid' || !succeeded(exchange) || isFaulty || !isMapping(answered)) {
        last = undefined;
        return [];
      }
      const sent = isMapping(exchange.case.value) ? exchange.case.value : {};
      const found = [...breaches(sent, answered)];
      last = found.length === 0 ? answered : undefined;
      showsUnsent ||= Object.keys(answered).some((name) => writable.has(name) && !Object.hasOwn(sent, name));
      return found.map(({ code, rule, name, message, expected }) => ({
        code,
        severity: meaning[rule] === true ? 'error' : 'warning',
        location: 'response body',
        pointer: joinPointer('', name),
        message,
        expected,
        actual: answered[name],
        rule: propertyNode(exchange, name) ?? operation.node,
        exchange,
      }));
    },
  };
}

type Answered = Readonly<Record<string, unknown>>;

/** One promise of meaning that an answer breaks, at a top-level property. */
interface Breach {
  readonly code: string;
  readonly rule: keyof Meaning;
  readonly name: string;
  readonly message: string;
  readonly expected: unknown;
}

/** Stamps that move by themselves. */
const refreshed =
  /(^|_)(updated|modified|changed|refreshed)(_?at|_?on)?$|(updated|modified|changed|refreshed)(At|On)$/;

/** The id in the path and the property that carries it back: of the parameter's own name, or `id`. */
function askedId(operation: Operation, known: KnownValues): { property: string; value: unknown } | undefined {
  const name = [...operation.path.matchAll(/\{([^{}/]+)\}/g)].at(-1)?.[1];
  if (name === undefined || !operation.path.endsWith(`{${name}}`)) return undefined;
  const value = known.parameters.get(`path ${name}`);
  if (!/id$/i.test(name) || value === undefined) return undefined;
  return { property: 'id', value };
}

function propertyNode(exchange: Exchange, name: string): RawFinding['rule'] | undefined {
  const schema = exchange.judgement?.mediaType?.schema;
  if (!schema) return undefined;
  const properties = member(schema.origin('response', ''), 'properties');
  return (properties && member(properties, name)) ?? schema.node;
}
