import { canonicalJson } from '../schema/json-equality.js';
import { parsePointer, valueAt } from '../source/json-pointer.js';
import { succeeded } from './exchange.js';
import type { RawFinding } from './raw-finding.js';

/**
 * Leaves out what another finding brought about: an answer that shows a wrong value only because the implementation
 * took it from a request that it had to refuse.
 */
export function withoutConsequences(findings: readonly RawFinding[]): RawFinding[] {
  const taken = new Set(
    findings
      .filter(({ code, location }) => code === 'accepted-invalid-request' && location === 'request body')
      .map(({ pointer, exchange }) => valueKey(pointer, valueAt(exchange.case.value, pointer))),
  );
  if (taken.size === 0) return [...findings];
  return findings.filter(({ code, pointer, exchange }) => {
    if (code !== 'response-body-schema' || !succeeded(exchange)) return true;
    return !taken.has(valueKey(pointer, valueAt(exchange.judgement?.value, pointer)));
  });
}

/** The property that holds a value, at whatever depth an answer shows it, and the value. */
function valueKey(pointer: string, value: unknown): string {
  const property = parsePointer(pointer).findLast((token) => !/^\d+$/.test(token)) ?? '';
  return `${property} ${value === undefined ? '' : canonicalJson(value)}`;
}
