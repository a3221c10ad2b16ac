import type { OnStep } from '../diagnostics/on-step.js';
import type { Api, Operation, Server } from '../openapi/api.js';
import { member, placeOf } from '../openapi/document-node.js';
import type { Change, Direction } from './change.js';
import { changeCodes } from './change-codes.js';
import type { ChangeSeverity } from './change-severity.js';
import { ComparedPairs } from './compared-pairs.js';
import { severityOfRemoval } from './diff-lifecycle.js';
import { diffOperation } from './diff-operations.js';
import type { FoundChange } from './found-change.js';
import { pairOperations } from './pair-operations.js';

/**
 * What changed from one version of a document to the next, breaking changes first, else in the order of the new document. `today`
 * (`YYYY-MM-DD`) decides whether a sunset is past.
 */
export function diffApis(old: Api, next: Api, today: string, onStep?: OnStep): Change[] {
  const gathered = new Map<string, Change & { operations: string[] }>();
  const gather = (operation: string | undefined, change: FoundChange): void => {
    const { code, message, severity = changeCodes[code][0], shownBy } = change;
    const key = JSON.stringify([code, message, change.old?.pointer, change.new?.pointer]);
    const known = gathered.get(key);
    if (known) {
      if (operation !== undefined && !known.operations.includes(operation)) known.operations.push(operation);
      return;
    }
    gathered.set(key, {
      code,
      severity,
      message,
      operations: operation === undefined ? [] : [operation],
      ...(change.old ? { old: change.old } : {}),
      ...(change.new ? { new: change.new } : {}),
      ...(shownBy === undefined ? {} : { shownBy }),
    });
  };
  diffServers(old.servers, next.servers, (change) => gather(undefined, change));
  const side = { oldApi: old, newApi: next, today, gather, compared: new ComparedPairs(), onStep };
  diffAll(old.operations, next.operations, { ...side, requests: 'request' });
  diffAll(old.webhooks, next.webhooks, { ...side, requests: 'response' });
  const weight: readonly ChangeSeverity[] = ['breaking', 'warning', 'info'];
  return [...gathered.values()].sort((a, b) => weight.indexOf(a.severity) - weight.indexOf(b.severity));
}

interface Sides {
  readonly oldApi: Api;
  readonly newApi: Api;
  readonly today: string;
  readonly requests: Direction;
  readonly compared: ComparedPairs;
  readonly onStep: OnStep | undefined;
  gather(operation: string | undefined, change: FoundChange): void;
}

function diffAll(old: readonly Operation[], next: readonly Operation[], sides: Sides): void {
  const pairs = pairOperations(old, next);
  for (const [index, pair] of pairs.entries()) {
    const name = nameOf(pair.new ?? (pair.old as Operation));
    sides.onStep?.(index, pairs.length, name);
    if (pair.old && pair.new) diffPair(pair.old, pair.new, sides);
    else if (pair.old) sides.gather(name, removal(pair.old, sides.today));
    else if (pair.new) {
      const place = placeOf(pair.new.node, 'key');
      sides.gather(name, { code: 'operation-added', message: 'added', new: place });
    }
  }
}

function diffPair(operation: Operation, other: Operation, sides: Sides): void {
  const { oldApi, newApi, requests, compared, today, gather } = sides;
  const name = nameOf(other);
  // Those of the whole document are told of it.
  if (operation.servers !== oldApi.servers || other.servers !== newApi.servers)
    diffServers(operation.servers, other.servers, (change) => gather(name, change));
  diffOperation({ old: operation, new: other, oldApi, newApi, requests, compared, today }, (change) =>
    gather(name, change),
  );
  const flipped = requests === 'request' ? 'response' : 'request';
  const callbacks = (one: Operation) =>
    one.callbacks.flatMap((callback) =>
      callback.operations.map((inner) => ({
        key: [callback.name, callback.expression, inner.method].join('\n'),
        title: `callback ${callback.name} of ${name}`,
        inner,
      })),
    );
  const [earlier, others] = [callbacks(operation), callbacks(other)];
  for (const { key, title, inner } of others) {
    if (earlier.some((one) => one.key === key)) continue;
    gather(title, { code: 'operation-added', message: 'added', new: placeOf(inner.node, 'key') });
  }
  for (const { key, title, inner } of earlier) {
    const same = others.find((one) => one.key === key);
    // Callbacks can hold themselves; one level is enough to tell what the caller must be ready for.
    if (same) {
      const pair = {
        old: inner,
        new: same.inner,
        oldApi,
        newApi,
        requests: flipped,
        compared,
        today,
      } as const;
      diffOperation(pair, (change) => gather(title, change));
    } else gather(title, { code: 'operation-removed', message: 'removed', old: placeOf(inner.node, 'key') });
  }
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

function removal(operation: Operation, today: string): FoundChange {
  const { severity, note } = severityOfRemoval(operation.node, 'breaking', today);
  return {
    code: 'operation-removed',
    severity,
    message: `removed${note}`,
    old: placeOf(member(operation.node, 'deprecated') ?? operation.node, 'key'),
  };
}

function diffServers(
  old: readonly Server[],
  next: readonly Server[],
  found: (change: FoundChange) => void,
): void {
  const isAmong = (url: string, servers: readonly Server[]) =>
    servers.some((server) => withoutSlash(server.url) === withoutSlash(url));
  for (const { url, node } of old) {
    if (isAmong(url, next)) continue;
    found({ code: 'server-removed', message: `the server \`${url}\` is gone`, old: placeOf(node) });
  }
  for (const { url, node } of next) {
    if (isAmong(url, old)) continue;
    found({ code: 'server-added', message: `the server \`${url}\` is new`, new: placeOf(node) });
  }
}

/** Paths begin with the slash that some write at the end of an address. */
const withoutSlash = (url: string) => url.replace(/\/$/, '');
