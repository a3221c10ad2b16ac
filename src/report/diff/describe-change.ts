import type { DocumentPlace } from '../../diagnostics/diagnostic.js';
import type { Change } from '../../diff/change.js';
import { positionAt } from '../../source/position.js';

/** `PUT /pets/{id} and 3 more`; empty for a change of the whole document. */
export function operationsOf({ operations }: Change): string {
  const [first = '', ...more] = operations;
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}

/** `api.yaml:12:5` */
export function lineOf({ source, range }: DocumentPlace): string {
  const { line, column } = positionAt(source, range?.start ?? 0);
  return `${source.path}:${line}:${column}`;
}

/** `old.yaml:12:5 → new.yaml:13:5`, or the one that is there. */
export function linesOf({ old, new: next }: Change): string | undefined {
  const lines = [old, next].flatMap((place) => (place ? [lineOf(place)] : []));
  return lines.length === 0 ? undefined : lines.join(' → ');
}

/** The value that shows a break, as JSON, cut where it is long. */
export function shownBy({ shownBy: value }: Change): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
