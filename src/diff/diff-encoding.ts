import { encodedStyle, encodedTypes } from '../exchange/body-description.js';
import { parseMediaType } from '../exchange/media-type.js';
import type { MediaType } from '../openapi/api.js';
import { booleanAt, type DocumentNode, member, members } from '../openapi/document-node.js';
import type { Direction } from './change.js';
import { styleText } from './diff-writing.js';
import type { Found } from './found-change.js';
import { keyPlaces } from './key-places.js';
import { takesIn } from './pair-media-types.js';
import { typeSet } from './schema/type-set.js';
import { SchemaView } from './schema-view.js';

/** Two versions of a body, and how to name it. */
interface Bodies {
  readonly old: MediaType;
  readonly new: MediaType;
  readonly direction: Direction;
  readonly where: string;
}

/** The Encoding Objects of a form or multipart body (OpenAPI 3.1 §4.8.15): how its parts are written, and of what types they are. */
export function diffEncoding(bodies: Bodies, found: Found): void {
  const { old, new: next, direction, where } = bodies;
  const [before, after] = [old, next].map(({ node }) => member(node, 'encoding'));
  const names = new Set([before, after].flatMap((node) => members(node).map(({ key }) => key)));
  for (const name of names) {
    const [was, is] = [before && member(before, name), after && member(after, name)];
    const places = keyPlaces(was ?? before ?? old.node, is ?? after ?? next.node);
    const part = partOf(old, name, direction);
    for (const { what, isHarmless } of [
      differentTypes(was, is, part, direction),
      differentStyle(name, was, is, part),
      differentHeaders(was, is, direction),
    ].flat()) {
      const severity = isHarmless ? ({ severity: 'info' } as const) : {};
      const message = `\`/${name}\` of ${where}: ${what}`;
      found({ code: `${direction}-encoding-changed`, message, ...severity, ...places });
    }
  }
}

interface Difference {
  readonly what: string;
  readonly isHarmless: boolean;
}

/** What the schema says of a part. */
interface Part {
  readonly types: ReadonlySet<string>;
  readonly isBinary: boolean;
}

function partOf({ schema }: MediaType, name: string, direction: Direction): Part {
  if (!schema) return { types: new Set(), isBinary: false };
  const whole = SchemaView.of(schema, direction);
  const view = whole.together(whole.members('properties').get(name) ?? []);
  const types = typeSet(view);
  const item = types.has('array') ? view.together(view.stated('items')) : view;
  return { types: typeSet(item), isBinary: item.stated('format').some(({ value }) => value === 'binary') };
}

/** The type of a part of which none is written (OpenAPI 3.1 §4.8.15.1). */
function usualType({ types, isBinary }: Part): string {
  if (isBinary) return 'application/octet-stream';
  return types.has('object') ? 'application/json' : 'text/plain';
}

function differentTypes(
  was: DocumentNode | undefined,
  is: DocumentNode | undefined,
  part: Part,
  direction: Direction,
): Difference[] {
  const [before, after] = [was, is].map((node) => encodedTypes(node).map((type) => type.toLowerCase()));
  if (!before || !after || before.join() === after.join()) return [];
  const usual = [usualType(part)];
  // Where nothing is written, any type is taken.
  const all = (types: readonly string[]) => (types.length === 0 ? ['*/*'] : types);
  const isUsual = [before, after].every((types) => types.length === 0 || types.join() === usual.join());
  const [from, to] = direction === 'request' ? [before, after] : [after, before];
  const isHarmless = all(from).every((type) => all(to).some((other) => isTakenIn(other, type, direction)));
  const said = (types: readonly string[]) => types.join(', ') || 'any type';
  return isUsual ? [] : [{ what: `${said(before)} → ${said(after)}`, isHarmless }];
}

function isTakenIn(whole: string, part: string, direction: Direction): boolean {
  const [wide, narrow] = [parseMediaType(whole), parseMediaType(part)];
  return wide !== undefined && narrow !== undefined && takesIn(wide, narrow, direction);
}

function differentStyle(
  name: string,
  was: DocumentNode | undefined,
  is: DocumentNode | undefined,
  { types }: Part,
): Difference[] {
  const usual = types.has('object') ? 'as JSON' : styleText({ style: 'form', explode: true }, true);
  const [before, after] = [was, is].map((node) => {
    const style = encodedStyle(name, node);
    return style ? styleText(style, true) : usual;
  });
  return before === after ? [] : [{ what: `${before} → ${after}`, isHarmless: false }];
}

function differentHeaders(
  was: DocumentNode | undefined,
  is: DocumentNode | undefined,
  direction: Direction,
): Difference[] {
  const needed = (node: DocumentNode | undefined) =>
    members(node && member(node, 'headers')).filter((header) => booleanAt(header.node, 'required') === true);
  const [from, to] = direction === 'request' ? [was, is] : [is, was];
  const known = needed(from).map(({ key }) => key.toLowerCase());
  return needed(to)
    .filter(({ key }) => !known.includes(key.toLowerCase()))
    .map(({ key }) => ({
      what: `its header \`${key}\` ${direction === 'request' ? 'must be sent' : 'is no longer always sent'}`,
      isHarmless: false,
    }));
}
