import type { ApiSchema } from '../openapi/api-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { formatPointer, joinPointer } from '../source/json-pointer.js';

/** A property in a value whose schema says `writeOnly`. */
export interface WriteOnlyProperty {
  readonly pointer: string;
  readonly schemaPointer: string;
}

/** Finds writeOnly properties that a response holds, through `$ref`, `allOf`, `properties` and `items`. */
export function writeOnlyProperties(schema: ApiSchema, value: unknown): WriteOnlyProperty[] {
  const root = schema.schema('response');
  const found: WriteOnlyProperty[] = [];
  if (!speaksOfWriteOnly(root)) return found;

  function visit(
    at: JsonSchema | undefined,
    schemaPointer: string,
    data: unknown,
    pointer: string,
    depth: number,
  ): void {
    if (typeof at !== 'object' || data === null || typeof data !== 'object' || depth > 64) return;
    if (typeof at.$ref === 'string' && typeof root === 'object') {
      const name = decodeURIComponent(at.$ref.slice('#/$defs/'.length))
        .replaceAll('~1', '/')
        .replaceAll('~0', '~');
      visit(root.$defs?.[name], formatPointer(['$defs', name]), data, pointer, depth + 1);
    }
    at.allOf?.forEach((branch, index) => {
      visit(branch, joinPointer(schemaPointer, 'allOf', index), data, pointer, depth + 1);
    });
    if (Array.isArray(data)) {
      data.forEach((item, index) => {
        visit(at.items, joinPointer(schemaPointer, 'items'), item, joinPointer(pointer, index), depth + 1);
      });
      return;
    }
    for (const [name, property] of Object.entries(at.properties ?? {})) {
      if (!Object.hasOwn(data, name)) continue;
      const place = joinPointer(schemaPointer, 'properties', name);
      const inner = (data as Record<string, unknown>)[name];
      if (typeof property === 'object' && property.writeOnly === true) {
        found.push({ pointer: joinPointer(pointer, name), schemaPointer: place });
      } else visit(property, place, inner, joinPointer(pointer, name), depth + 1);
    }
  }

  visit(root, '', value, '', 0);
  return found;
}

const speaking = new WeakMap<object, boolean>();

/** Whether a schema has such a property anywhere: most have none, and then no value needs to be walked. */
export function speaksOfWriteOnly(root: JsonSchema): boolean {
  if (typeof root === 'boolean') return false;
  const known = speaking.get(root) ?? JSON.stringify(root).includes('"writeOnly":true');
  speaking.set(root, known);
  return known;
}
