import { readRepeated, readText } from './read-text.js';
import { itemsOf, propertyOf, type SchemaPart, typesOf } from './schema-types.js';
import type { SentPair } from './sent-pairs.js';

/** More brackets than anyone means. */
const maxDepth = 64;

interface Branch {
  readonly texts: string[];
  readonly inside: Map<string, Branch>;
}

/**
 * The names and values of style `deepObject`: `filter[a][b]`. The specification stops at the first level (OpenAPI 3.1.1
 * §4.8.12.4); below it, and for lists, the brackets are those that PHP, Rails and qs read: `[]` for each plain item,
 * `[0]` for an item with something inside.
 */
export function bracketedPairs(name: string, value: unknown): [name: string, value: unknown][] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      bracketedPairs(`${name}[${item !== null && typeof item === 'object' ? index : ''}]`, item),
    );
  }
  if (value === null || typeof value !== 'object') return [[name, value]];
  return Object.entries(value).flatMap(([property, inner]) =>
    inner === undefined ? [] : bracketedPairs(`${name}[${property}]`, inner),
  );
}

/** Undoes {@link bracketedPairs} as the schema asks; `decode` undoes the encoding of a value. Absent: `undefined`. */
export function readBracketed(
  name: string,
  pairs: readonly SentPair[],
  part: SchemaPart,
  decode: (text: string) => string,
): { readonly value: unknown } | undefined {
  const root = emptyBranch();
  for (const pair of pairs) {
    const keys = keysOf(name, pair.name);
    if (keys) leafAt(root, keys).texts.push(decode(pair.text));
  }
  return root.inside.size === 0 ? undefined : { value: branchValue(root, part) };
}

/** `filter[a][]` → `a` and the empty key; `undefined` where the name is none of that parameter's. */
function keysOf(parameter: string, name: string): string[] | undefined {
  if (!name.startsWith(`${parameter}[`)) return undefined;
  const rest = name.slice(parameter.length);
  if (!/^(\[[^[\]]*\])+$/.test(rest)) return undefined;
  const keys = rest.slice(1, -1).split('][');
  return keys.length > maxDepth ? undefined : keys;
}

function leafAt(root: Branch, keys: readonly string[]): Branch {
  let branch = root;
  for (const key of keys) {
    const next = branch.inside.get(key) ?? emptyBranch();
    branch.inside.set(key, next);
    branch = next;
  }
  return branch;
}

function branchValue({ texts, inside }: Branch, part: SchemaPart): unknown {
  const isList = typesOf(part).includes('array');
  if (inside.size === 0) return readRepeated(texts, part);
  const keys = [...inside.keys()];
  if (keys.every((key) => key === '') || (isList && keys.every((key) => /^\d*$/.test(key)))) {
    const ordered = [...inside].sort(([a], [b]) => Number(a) - Number(b));
    return ordered.flatMap(([, item]) =>
      item.inside.size > 0
        ? [branchValue(item, itemsOf(part))]
        : item.texts.map((text) => readText(text, itemsOf(part))),
    );
  }
  return Object.fromEntries(
    [...inside].map(([key, inner]) => [key, branchValue(inner, propertyOf(part, key))]),
  );
}

function emptyBranch(): Branch {
  return { texts: [], inside: new Map() };
}
