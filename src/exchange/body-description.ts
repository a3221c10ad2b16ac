import type { MediaType } from '../openapi/api.js';
import type { Direction } from '../openapi/direction.js';
import { booleanAt, type DocumentNode, member, stringAt } from '../openapi/document-node.js';
import type { StyledParameter } from './parameter-style.js';
import { itemsOf, type SchemaPart, typesOf } from './schema-types.js';

/** What the document says about a body: without it forms, parts and XML are read and written by their values alone. */
export interface BodyDescription {
  readonly mediaType: MediaType;
  readonly direction: Direction;
}

/** The schema of the whole body; anything where none is written. */
export function wholePart(description: BodyDescription | undefined): SchemaPart {
  const schema = description?.mediaType.schema?.schema(description.direction) ?? true;
  return { schema, root: schema };
}

/** The schema of one item of a sequence: `itemSchema`, the items of a list, else what is written for the body. */
export function itemPart(description: BodyDescription | undefined): SchemaPart {
  const own = description?.mediaType.itemSchema?.schema(description.direction);
  if (own !== undefined) return { schema: own, root: own };
  const whole = wholePart(description);
  return typesOf(whole).includes('array') ? itemsOf(whole) : whole;
}

/** The Encoding Object of a property (OpenAPI 3.1 §4.8.15). */
export function encodingOf(
  description: BodyDescription | undefined,
  property: string,
): DocumentNode | undefined {
  const encodings = description && member(description.mediaType.node, 'encoding');
  return encodings && member(encodings, property);
}

/** The media types that an Encoding Object allows, as written; empty where it says nothing. */
export function encodedTypes(encoding: DocumentNode | undefined): string[] {
  const written = stringAt(encoding, 'contentType') ?? '';
  return written
    .split(',')
    .map((type) => type.trim())
    .filter((type) => type !== '');
}

/** The style of a form's property; `undefined` where the document leaves it to the media type (OpenAPI 3.1.1 §4.8.15.1.1). */
export function encodedStyle(name: string, encoding: DocumentNode | undefined): StyledParameter | undefined {
  const written = stringAt(encoding, 'style');
  const explode = booleanAt(encoding, 'explode');
  const allowReserved = booleanAt(encoding, 'allowReserved');
  if (written === undefined && explode === undefined && allowReserved === undefined) return undefined;
  const style = written ?? 'form';
  return {
    name,
    in: 'query',
    style,
    explode: explode ?? (style === 'form' || style === 'deepObject'),
    allowReserved: allowReserved ?? false,
  };
}
