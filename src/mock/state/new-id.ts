import { createHash } from 'node:crypto';
import { conformsTo, type SchemaPart, selfContained, typesOf } from '../../exchange/schema-types.js';
import { validValues } from '../../schema/valid-values.js';
import type { ResourceShape } from './resource-shape.js';

/**
 * An id for the item of a number in its collection, shaped like those of the examples: the next number, or a text of the
 * same kinds of characters, and in a version 4 UUID still one. The same number gives the same id.
 */
export function newId(
  { idPart: part, likeness, canBeNamed }: Pick<ResourceShape, 'idPart' | 'likeness' | 'canBeNamed'>,
  collection: string,
  number: number,
): unknown {
  const types = typesOf(part);
  if (typeof likeness === 'number' || (types.length > 0 && !types.includes('string'))) return number;
  const others = generatedIds(part);
  const text = [likeness, others[0]].find(isShape) ?? uuidShape;
  const digest = createHash('sha256').update(`${collection} ${number}`).digest('hex');
  const candidates = [
    shapedLike(text, digest),
    shapedLike(uuidShape, digest),
    String(number),
    digest.slice(0, 24),
  ];
  return (
    candidates.find((id) => conformsTo(part, id) && canBeNamed(id)) ??
    others[number % others.length] ??
    candidates[0]
  );
}

/** The first new id from a number on that is free and that the path can name; `undefined` where all such ids are taken. */
export function freeId(
  shape: ResourceShape,
  collection: string,
  number: number,
  isTaken: (id: string) => boolean,
): { readonly id: unknown; readonly number: number } | undefined {
  for (let next = number; next < number + mostTries; next++) {
    const id = newId(shape, collection, next);
    if (shape.canBeNamed(id) && !isTaken(String(id))) return { id, number: next };
  }
  for (let next = 1; next < mostTries; next++) {
    const id = newId(shape, collection, next);
    if (shape.canBeNamed(id) && !isTaken(String(id))) return { id, number };
  }
  return undefined;
}

const mostTries = 1_000;

const uuidShape = '00000000-0000-4000-8000-000000000000';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The first characters up to a separator stay: they are a kind, as in `cus_4f2a`. */
function shapedLike(text: string, digest: string): string {
  if (uuid.test(text)) {
    return [
      digest.slice(0, 8),
      digest.slice(8, 12),
      `4${digest.slice(13, 16)}`,
      `8${digest.slice(17, 20)}`,
      digest.slice(20, 32),
    ].join('-');
  }
  const prefix = /^[A-Za-z]{2,8}[_-]/.exec(text)?.[0] ?? '';
  const isHex = /^\d*[a-f][0-9a-f]*$/.test(text.slice(prefix.length));
  let at = 0;
  const rest = text.slice(prefix.length).replaceAll(/[0-9A-Za-z]/g, (character) => {
    const digit = Number.parseInt(digest[at++ % digest.length] as string, 16);
    if (isHex) return digit.toString(16);
    if (/\d/.test(character)) return String(digit % 10);
    return String.fromCharCode((character < 'a' ? 65 : 97) + digit);
  });
  return prefix + rest;
}

function isShape(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:@+-]{4,64}$/.test(value);
}

/** How many ids are made of a schema that fits no shape. */
const mostGenerated = 100;

const generated = new WeakMap<object, readonly unknown[]>();

/** Values that a schema allows, the simplest first; made once. */
function generatedIds(part: SchemaPart): readonly unknown[] {
  const schema = selfContained(part);
  if (typeof schema !== 'object') return [];
  let ids = generated.get(schema);
  if (!ids) {
    const found = new Set<unknown>();
    for (const { value } of validValues(schema, { seed: 1 })) {
      found.add(value);
      if (found.size === mostGenerated) break;
    }
    ids = [...found];
    generated.set(schema, ids);
  }
  return ids;
}
