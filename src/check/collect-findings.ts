import type { Contract } from '../contract/contract.js';
import { findWaiver } from '../contract/find-waiver.js';
import type { Operation } from '../openapi/api.js';
import { placeOf } from '../openapi/document-node.js';
import { curlCommand } from '../result/curl.js';
import { harEntry } from '../result/har-entry.js';
import type { Finding } from '../result/report.js';
import { excerptOf } from '../source/excerpt.js';
import { positionAt } from '../source/position.js';
import { type Exchange, statusOf } from './exchange.js';
import { joinCauses, placeOfCause } from './join-causes.js';
import type { RawFinding } from './raw-finding.js';
import { withoutConsequences } from './without-consequences.js';

export interface CollectContext {
  readonly origin: string;
  readonly contract: Contract;
  /** `YYYY-MM-DD`, against which waivers end. */
  readonly today: string;
  readonly hide: (text: string) => string;
  /** The shell expressions that `hide` writes. */
  readonly expressions: ReadonlySet<string>;
  readonly locatePage?: ((pointer: string) => string | undefined) | undefined;
}

/** One cause, one finding: merges by code, status and rule, keeps the smallest exchange that shows it, counts the rest. */
export function collectFindings(
  operation: Operation,
  raw: readonly RawFinding[],
  context: CollectContext,
): Finding[] {
  const groups = new Map<string, { smallest: RawFinding; count: number }>();
  const general = new Set(raw.filter(isGeneral).map(({ exchange }) => statusOf(exchange)));
  const told = withoutConsequences(raw);
  const causes = joinCauses(told);
  for (const finding of told) {
    const key = causes.of(causeOf(finding, general));
    const group = groups.get(key);
    if (!group) groups.set(key, { smallest: finding, count: 1 });
    else {
      group.count++;
      if (sizeOf(finding) < sizeOf(group.smallest)) group.smallest = finding;
    }
  }
  return [...groups.values()].map(({ smallest, count }) => toFinding(operation, smallest, count, context));
}

/** A failure that already the plainest request shows has one cause, wherever else it appears. */
function isGeneral({ code, pointer, exchange }: RawFinding): boolean {
  return code === 'server-error' && exchange.case.class === 'valid' && pointer === '';
}

/** `general` has the statuses of general failures. */
function causeOf(finding: RawFinding, general: ReadonlySet<number>): string {
  const status = statusOf(finding.exchange);
  const isOneOfThem = finding.code === 'server-error' && general.has(status);
  return isOneOfThem ? [finding.code, status].join(' ') : placeOfCause(finding);
}

/** What is unusual shows a cause less plainly, however short it is. */
function sizeOf({ exchange }: RawFinding): number {
  const { case: sent, request } = exchange;
  const unusual = sent.trait === undefined ? 0 : 1_000_000;
  return unusual + request.target.length + (request.body?.length ?? 0);
}

function toFinding(operation: Operation, raw: RawFinding, count: number, context: CollectContext): Finding {
  const { exchange } = raw;
  const status = statusOf(exchange);
  const entryOf = ({ request, delivery, startedAt }: Exchange) =>
    harEntry(context.origin, request, delivery, startedAt, context.hide);
  const entry = entryOf(exchange);
  const page = context.locatePage?.(raw.rule.pointer);
  const { contract, today } = context;
  const waived = findWaiver(contract, operation, { code: raw.code, status, today });
  return {
    code: raw.code,
    severity: raw.severity,
    operationId: operation.id,
    method: operation.method,
    path: operation.path,
    status: status === 0 ? '' : String(status),
    location: raw.location,
    pointer: raw.pointer,
    schemaPointer: raw.rule.pointer,
    ...locate(raw),
    ...(page === undefined ? {} : { page }),
    message: context.hide(raw.message),
    expected: hideIn(raw.expected, context.hide),
    actual: hideIn(raw.actual, context.hide),
    exchange: entry,
    ...(raw.shownBy ? { shownBy: entryOf(raw.shownBy) } : {}),
    curl: curlCommand(entry, context.expressions),
    ...(waived ? { waived: waived.reason } : {}),
    count,
  };
}

/** The rule's place in words, and its lines. */
function locate({ rule }: RawFinding): Pick<Finding, 'place' | 'excerpt'> {
  const { source, range = { start: 0, end: 0 } } = placeOf(rule);
  const { line, column } = positionAt(source, range.start);
  return { place: `${source.path}:${line}:${column}`, excerpt: excerptOf(source, range) };
}

/** Values may be whole bodies: they are cut like those, and secrets hidden. */
function hideIn(value: unknown, hide: (text: string) => string): unknown {
  if (value === undefined) return null;
  const text = hide(JSON.stringify(value) ?? 'null');
  if (text.length > 2_000) return `${text.slice(0, 2_000)}…`;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
