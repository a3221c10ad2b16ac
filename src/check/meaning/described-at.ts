import type { ApiSchema } from '../../openapi/api-schema.js';
import type { Direction } from '../../openapi/direction.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import { itemPlace, propertyPlace } from '../../schema/member-place.js';
import { locate, type Place, resolvePlace } from '../../schema/place.js';
import { parsePointer } from '../../source/json-pointer.js';

/** The part of the document that describes a value at a JSON Pointer, or the nearest around it that one is written for. */
export function describedAt(schema: ApiSchema, direction: Direction, pointer: string): DocumentNode {
  const root = schema.schema(direction);
  let place: Place = locate(root, root, '');
  for (const token of parsePointer(pointer)) {
    const { parts } = resolvePlace(root, place, new Map());
    const property = propertyPlace(root, parts, token);
    const inner =
      property.length > 0 || !/^\d+$/.test(token) ? property : itemPlace(root, parts, Number(token));
    if (inner.length === 0) break;
    place = inner;
  }
  return schema.origin(direction, place[0]?.pointer ?? '');
}
