import type { ApiSchema } from '../openapi/api-schema.js';
import { placeOf } from '../openapi/document-node.js';
import type { Direction } from './change.js';
import { changeCodes } from './change-codes.js';
import type { ChangeSeverity } from './change-severity.js';
import { compareSchemas } from './compare-schemas.js';
import type { ComparedPairs } from './compared-pairs.js';
import type { SchemaChange } from './comparison.js';
import { type Shown, showBreak } from './show-break.js';

/** A difference with the severity that is left once values were tried. */
export interface JudgedChange extends SchemaChange {
  readonly severity: ChangeSeverity;
  readonly shownBy?: unknown;
}

/** Where two schemas hold, and what was compared already. */
export interface SchemaUse {
  readonly direction: Direction;
  readonly compared: ComparedPairs;
  /** Whether they describe XML. */
  readonly isXml: boolean;
}

/**
 * The differences of two schemas. Their texts say what changed; values say whether it breaks: one that shows it makes
 * sure that something here is breaking, none lets mere rearrangements be an info.
 */
export function diffSchemas(
  old: ApiSchema,
  next: ApiSchema,
  { direction, compared, isXml }: SchemaUse,
): JudgedChange[] {
  if (compared.same.has(old, next)) return [];
  const changes = compareSchemas(old, next, direction, compared).filter(
    ({ code }) => isXml || !code.endsWith('-xml-changed'),
  );
  if (changes.length === 0) return [];
  const known = compared.verdicts.on(changes, direction);
  if (known) return changes.map((change, index) => ({ ...change, severity: known[index] as ChangeSeverity }));
  const places = changes.map(({ at }) => plainPlace(at));
  const shown = showBreak(old, next, direction, places);
  const usual = changes.map((change) => ({ ...change, severity: severityOf(change, shown) }));
  const judged =
    shown.outcome === 'break' ? withExample(usual, shown.example, { old, next, direction }) : usual;
  compared.verdicts.keep(changes, direction, judged);
  return judged;
}

function severityOf(change: SchemaChange, { outcome }: Shown): ChangeSeverity {
  const usual = change.severity ?? changeCodes[change.code][0];
  return change.guessed && outcome === 'none' ? 'info' : usual;
}

function withExample(
  changes: readonly JudgedChange[],
  { value, violation }: Extract<Shown, { outcome: 'break' }>['example'],
  { old, next, direction }: { old: ApiSchema; next: ApiSchema; direction: Direction },
): JudgedChange[] {
  const place = plainPlace(violation.instancePointer);
  const inside = (change: JudgedChange) =>
    place === plainPlace(change.at) || place.startsWith(`${plainPlace(change.at)}/`);
  const cause =
    changes.find((change) => change.severity === 'breaking' && inside(change)) ??
    changes.find((change) => change.severity === 'breaking');
  if (cause) return changes.map((change) => (change === cause ? { ...change, shownBy: value } : change));
  const warned = changes.find((change) => change.severity === 'warning' && inside(change));
  if (warned)
    return changes.map((change) =>
      change === warned ? { ...change, severity: 'breaking', shownBy: value } : change,
    );
  const [at, node] = [violation.schemaPointer, direction === 'request' ? next : old];
  const refusing = placeOf(node.origin(direction, at), 'key');
  return [
    ...changes,
    {
      code: direction === 'request' ? 'request-value-refused' : 'response-value-new',
      severity: 'breaking',
      at: violation.instancePointer,
      what: `a value that ${direction === 'request' ? 'was allowed' : 'is allowed now'} ${violation.message}`,
      shownBy: value,
      ...(direction === 'request' ? { new: refusing } : { old: refusing }),
    },
  ];
}

/** A place of a value without the names of alternatives on the way, and with any item for each. */
function plainPlace(at: string): string {
  return at.replaceAll(/\/\([^)]*\)/g, '').replaceAll(/\/\d+(?=\/|$)/g, '/*');
}
