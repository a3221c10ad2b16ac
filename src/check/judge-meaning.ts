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
  const declared = (rule: keyof Meaning) => (meaning[rule] === true ? 'error' : 'warning');
  const watchesUnsent = meaning.keepsUnsent ?? operation.method === 'PATCH';
  const writable = new Set(known.bodyProperties);
  /** The resource as the last good answer showed it. */
  let last: Record<string, unknown> | undefined;

  return {
    judge(exchange, isFaulty) {
      const answered = exchange.judgement?.value;
      // Any other request may have written, too: what was known of the resource is known no more.
      if (exchange.case.class !== 'valid' || !succeeded(exchange) || isFaulty || !isMapping(answered)) {
        last = undefined;
        return [];
      }
      const sent = isMapping(exchange.case.value) ? exchange.case.value : {};
      const findings: RawFinding[] = [];
      const report = (
        code: string,
        rule: keyof Meaning,
        name: string,
        message: string,
        expected: unknown,
      ) => {
        findings.push({
          code,
          severity: declared(rule),
          location: 'response body',
          pointer: joinPointer('', name),
          message,
          expected,
          actual: answered[name],
          rule: propertyNode(exchange, name) ?? operation.node,
          exchange,
        });
      };
      if (meaning.returnsSent !== false) {
        for (const [name, value] of Object.entries(sent)) {
          if (!Object.hasOwn(answered, name) || sameValue(value, answered[name])) continue;
          report(
            'sent-value-not-returned',
            'returnsSent',
            name,
            `\`${name}\` came back as something else than was sent.`,
            value,
          );
        }
      }
      const changed = new Set(findings.map(({ pointer }) => pointer));
      if (watchesUnsent && last) {
        for (const [name, value] of Object.entries(last)) {
          if (Object.hasOwn(sent, name) || !writable.has(name) || changed.has(joinPointer('', name)))
            continue;
          if (refreshed.test(name) || sameValue(value, answered[name])) continue;
          report(
            'unsent-value-changed',
            'keepsUnsent',
            name,
            `\`${name}\` was not sent, but changed.`,
            value,
          );
        }
      }
      const id = askedId(operation, known);
      if (
        meaning.returnsId !== false &&
        id &&
        Object.hasOwn(answered, id.property) &&
        !Object.hasOwn(sent, id.property)
      ) {
        if (String(answered[id.property]) !== String(id.value)) {
          report(
            'wrong-id-returned',
            'returnsId',
            id.property,
            `The answer is about \`${String(answered[id.property])}\`, not the one asked for.`,
            id.value,
          );
        }
      }
      last = findings.length === 0 ? answered : undefined;
      return findings;
    },
  };
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
