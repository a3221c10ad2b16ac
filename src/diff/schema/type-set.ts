import { isJsonObject } from '../../schema/schema-keywords.js';
import type { SchemaView } from '../schema-view.js';

const ALL = ['null', 'boolean', 'object', 'array', 'number', 'string'] as const;

/** Alternatives inside alternatives are looked into so far. */
const deepest = 4;

/** The types that all parts allow, and some alternative of each list; `integer` stands beside `number` where only whole numbers are meant. */
export function typeSet(view: SchemaView, depth = 0): ReadonlySet<string> {
  if (view.stated('not').some(({ value }) => allowsAll(value))) return new Set();
  const own = view
    .stated('type')
    .map(({ value }) => new Set([value].flat() as string[]))
    .reduce<ReadonlySet<string>>((left, right) => both(left, right), new Set(ALL));
  if (depth >= deepest) return own;
  const lists = ['anyOf', 'oneOf'].flatMap((keyword) => view.stated(keyword));
  return lists.reduce((types, { value, pointer }) => {
    if (!Array.isArray(value)) return types;
    const branches = value.map((branch: unknown, index) =>
      view.at({ value: branch, pointer: `${pointer}/${index}` }),
    );
    const some = new Set(branches.flatMap((branch) => [...typeSet(branch, depth + 1)]));
    return both(types, some);
  }, own);
}

/** `not: {}` is what `false` is read as. */
function allowsAll(schema: unknown): boolean {
  return schema === true || (isJsonObject(schema) && Object.keys(schema).length === 0);
}

function both(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set([...left].filter((type) => right.has(type)));
  if (left.has('number') && right.has('integer')) found.add('integer');
  if (left.has('integer') && right.has('number')) found.add('integer');
  return found;
}

/** The types of one set that the other does not hold; an integer is a number as well. */
export function missingFrom(types: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...types].filter((type) => !other.has(type) && !(type === 'integer' && other.has('number')));
}
