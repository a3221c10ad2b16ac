import type { ApiOperation } from '../model.js';

/** A row of the list: a heading, or an operation. */
export type ListRow =
  | { readonly kind: 'api' | 'tag'; readonly text: string; readonly count: number }
  | { readonly kind: 'operation'; readonly operation: ApiOperation };

/** An operation with the text that it is looked for in. */
interface Sought {
  readonly operation: ApiOperation;
  readonly text: string;
}

/** Prepares operations for {@link findOperations}; once, as it takes longer than to look. */
export function soughtOperations(operations: readonly ApiOperation[]): readonly Sought[] {
  return operations.map((operation) => {
    const { method, path, id, summary, tags, api } = operation;
    return { operation, text: `${method} ${path} ${id} ${summary} ${tags.join(' ')} ${api}`.toLowerCase() };
  });
}

/** The operations that hold every word. */
export function findOperations(sought: readonly Sought[], wanted: string): readonly ApiOperation[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return sought
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ operation }) => operation);
}

/** Operations under their APIs, where there are several, and under their first tags, where they have any; else in the order of the document. */
export function listRows(found: readonly ApiOperation[], isOneApi: boolean): readonly ListRow[] {
  return [...groupBy(found, ({ api }) => api)].flatMap(([api, own]) => [
    ...(isOneApi ? [] : [{ kind: 'api' as const, text: api, count: own.length }]),
    ...[...groupBy(own, ({ tags }) => tags[0] ?? '')].flatMap(([tag, tagged]) => [
      ...(tag === '' ? [] : [{ kind: 'tag' as const, text: tag, count: tagged.length }]),
      ...tagged.map((operation) => ({ kind: 'operation' as const, operation })),
    ]),
  ]);
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
