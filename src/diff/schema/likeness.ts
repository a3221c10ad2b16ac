import { canonicalJson } from '../../schema/json-equality.js';
import { isJsonObject } from '../../schema/schema-keywords.js';
import type { SchemaView, Stated } from '../schema-view.js';
import { typeSet } from './type-set.js';

/**
 * How much two alternatives look like versions of one: by the constants that tell alternatives apart before anything else, then by the
 * names of their properties and their types. Below 0: they are meant for different values.
 */
export function likeness(old: SchemaView, next: SchemaView): number {
  const [before, after] = [old.members('properties'), next.members('properties')];
  const types = typeSet(next);
  let score = [...typeSet(old)].some((type) => types.has(type)) ? 1 : -weightOfConstant;
  for (const [name, own] of before) {
    const other = after.get(name);
    if (!other) continue;
    const [tag, itsTag] = [constantOf(old.together(own)), constantOf(next.together(other))];
    const isTag = tag !== undefined && itsTag !== undefined;
    score += isTag ? (tag === itsTag ? weightOfConstant : -weightOfConstant) : 1;
  }
  return score;
}

const weightOfConstant = 100;

/** The one value that is allowed, as text. */
function constantOf(view: SchemaView): string | undefined {
  const listed = view.stated('enum').map(({ value }) => value);
  const [only] = [
    ...view.stated('const').map(({ value }: Stated) => value),
    ...listed.flatMap((values) => (Array.isArray(values) && values.length === 1 ? values : [])),
  ];
  return only === undefined || isJsonObject(only) ? undefined : canonicalJson(only);
}
