import { isMapping } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { joinPointer } from '../source/json-pointer.js';

/** Gives texts that nothing before had, each carrying the run's id. */
export type FreshText = () => string;

/** Counts on from the run's id, so that the same run gives the same texts. */
export function freshTexts(runId: string): FreshText {
  const prefix = runId.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'run';
  let count = 0;
  return () => `${prefix}-${++count}`;
}

/** Properties whose value services commonly want to be new in each create. */
const naming =
  /^(.*[_-])?(name|title|slug|key|code|e?mail|login|handle|label|reference|sku|username)$|(Name|Title|Slug|Key|Code|Email|Label|Reference)$/i;

/** Whether a property is named like one that tells things apart. */
export function namesTheThing(property: string): boolean {
  return naming.test(property);
}

/**
 * The body with a new text in each top-level property that names the thing, where its schema takes one. The place that a case
 * is about keeps its length, or its value where it is too short for that; so do values that are pinned.
 */
export function freshenNames(
  value: unknown,
  {
    schema,
    place,
    pinned,
    fresh,
  }: {
    readonly schema: JsonSchema;
    /** JSON Pointer of the place that the case is about. */
    readonly place: string;
    readonly pinned: Readonly<Record<string, unknown>>;
    readonly fresh: FreshText;
  },
): unknown {
  if (!isMapping(value)) return value;
  const validator = validatorOf(schema);
  const flaws = (changed: unknown) => validator.validate(changed).length;
  let renewed = value;
  for (const [name, text] of Object.entries(value)) {
    const pointer = joinPointer('', name);
    if (typeof text !== 'string' || !namesTheThing(name) || Object.hasOwn(pinned, pointer)) continue;
    const before = flaws(renewed);
    const candidates = pointer === place ? kindred(text, fresh()) : newTexts(text, fresh());
    const found = candidates
      .map((candidate) => ({ ...renewed, [name]: candidate }))
      .find((changed) => flaws(changed) === before);
    if (found) renewed = found;
  }
  return renewed;
}

function newTexts(old: string, token: string): string[] {
  const letters = token.replaceAll('-', '');
  return [
    ...(old.includes('@') ? [`tally-${token}@example.com`] : []),
    `Tally ${token}`,
    `tally-${token}`,
    `tally${letters}`.toLowerCase(),
    `TALLY${letters}`.toUpperCase(),
    ...sameLength(old, token),
    letters.slice(-8),
  ];
}

/** What is special about a text stays: its length or, where it is unusual, all of it. */
function kindred(old: string, token: string): string[] {
  return /^[\w -]*$/.test(old) ? sameLength(old, token) : [`${old} ${token}`, ...sameLength(old, token)];
}

function sameLength(old: string, token: string): string[] {
  const letters = token.replaceAll('-', '');
  const characters = [...old];
  return characters.length > letters.length
    ? [characters.slice(0, characters.length - letters.length).join('') + letters]
    : [];
}
