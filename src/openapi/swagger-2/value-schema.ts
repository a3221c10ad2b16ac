import { type DocumentNode, isMapping, items, member, stringAt } from '../document-node.js';
import { makeMapping, makeValue } from '../made-node.js';

/** The schema keywords that OpenAPI 2.0 writes right into a parameter or a header (2.0 §"Parameter Object", §"Header Object"). */
const keywords = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'x-nullable',
  'x-example',
];

/** How the items of an array are written into one text or several. */
export interface ArrayStyle {
  readonly style: string;
  readonly explode: boolean;
}

/**
 * The Schema Object of a parameter or header that carries its keywords itself. An array whose items are joined in a way
 * that 3.x has no style for is the text that it is on the wire.
 */
export function valueSchema(owner: DocumentNode, style: ArrayStyle | undefined): DocumentNode {
  if (stringAt(owner, 'type') === 'file') return makeFileSchema(owner);
  if (stringAt(owner, 'type') === 'array' && !style) {
    return makeMapping(owner, [['type', makeValue(owner, 'string')]]);
  }
  return makeMapping(
    owner,
    keywords.map((key) => [key === 'x-example' ? 'example' : key, member(owner, key)]),
  );
}

/** `type: file` as the string of bytes that it is in 3.0. */
export function makeFileSchema(at: DocumentNode): DocumentNode {
  return makeMapping(at, [
    ['type', makeValue(member(at, 'type') ?? at, 'string')],
    ['format', makeValue(member(at, 'type') ?? at, 'binary')],
  ]);
}

/** The 3.x style of a `collectionFormat`; `undefined` where 3.x has none for this place. */
export function arrayStyle(owner: DocumentNode, place: string): ArrayStyle | undefined {
  const format = stringAt(owner, 'collectionFormat') ?? 'csv';
  const joined = place === 'path' || place === 'header' ? 'simple' : 'form';
  if (holdsJoinedItems(owner)) return undefined;
  if (format === 'csv') return { style: joined, explode: false };
  if (joined === 'simple') return undefined;
  if (format === 'multi') return { style: 'form', explode: true };
  if (format === 'ssv') return { style: 'spaceDelimited', explode: false };
  if (format === 'pipes') return { style: 'pipeDelimited', explode: false };
  return undefined;
}

/** Whether the items are arrays themselves, written as texts inside the text. */
function holdsJoinedItems(owner: DocumentNode): boolean {
  const inner = member(owner, 'items');
  return inner !== undefined && isMapping(inner.value) && inner.value.type === 'array';
}

/** The texts of a `consumes` or `produces` list. */
export function mediaTypes(list: DocumentNode | undefined): { type: string; node: DocumentNode }[] {
  return items(list).flatMap((node) => (typeof node.value === 'string' ? [{ type: node.value, node }] : []));
}
