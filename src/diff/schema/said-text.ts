import { canonicalJson } from '../../schema/json-equality.js';
import { isJsonObject } from '../../schema/schema-keywords.js';
import type { SchemaView, Stated } from '../schema-view.js';

/** References that are written out before the rest is taken by name. */
const mostWrittenOut = 200;

/** What a keyword says, without annotations; its references by name. */
export function textOf(stated: readonly Stated[]): string {
  return canonicalJson(stated.map(({ value }) => spoken(value, undefined)));
}

/** The same with its references written out, as far as they do not come back to themselves and are not too many. */
export function wholeText(view: SchemaView, stated: readonly Stated[]): string {
  const budget = { left: mostWrittenOut };
  const follow =
    (passed: readonly string[]): Follow =>
    (reference) => {
      if (passed.includes(reference) || budget.left-- <= 0) return undefined;
      return { value: view.definition(reference), follow: follow([...passed, reference]) };
    };
  return canonicalJson(stated.map(({ value }) => spoken(value, follow([]))));
}

type Follow = (reference: string) => { value: unknown; follow: Follow } | undefined;

const annotations = new Set(
  ['title', 'description', 'examples', 'example', 'deprecated'].concat([
    '$comment',
    'default',
    'summary',
    'externalDocs',
  ]),
);

function spoken(value: unknown, follow: Follow | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => spoken(item, follow));
  if (!isJsonObject(value)) return value;
  const { $ref } = value;
  const target =
    follow && typeof $ref === 'string' && Object.keys(value).length === 1 ? follow($ref) : undefined;
  if (target) return spoken(target.value, target.follow);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith('x-'))
      .map(([keyword, inner]) => [keyword, spoken(inner, follow)]),
  );
}

/** Whether a keyword says the same on both sides, whatever is a definition and what is written in place. */
export function saySame(
  old: SchemaView,
  before: readonly Stated[],
  next: SchemaView,
  after: readonly Stated[],
): boolean {
  const [text, other] = [textOf(before), textOf(after)];
  if (text === other && !text.includes('"$ref"')) return true;
  return (before.length > 0 || after.length > 0) && wholeText(old, before) === wholeText(next, after);
}
