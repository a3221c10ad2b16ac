import { parsePointer, pointerFromFragment } from '../source/json-pointer.js';
import type { SchemaObject } from './json-schema.js';
import { isJsonObject } from './schema-keywords.js';

/** A property that says which alternative a value is meant for (OpenAPI 3.1 §4.8.25). */
export interface Discriminator {
  readonly propertyName: string;
  /** For each alternative the values that name it; none for one that is no reference. */
  readonly names: readonly (readonly string[])[];
}

/** The discriminator of a schema's `oneOf` or `anyOf`; undefined where there is none or no alternative has a name. */
export function discriminatorOf(schema: SchemaObject, keyword: 'anyOf' | 'oneOf'): Discriminator | undefined {
  const { discriminator } = schema;
  const branches = schema[keyword];
  if (!isJsonObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined;
  if (!Array.isArray(branches)) return undefined;
  const mapping = isJsonObject(discriminator.mapping) ? Object.entries(discriminator.mapping) : [];
  const names = branches.map((branch: unknown) => {
    const name = isJsonObject(branch) && typeof branch.$ref === 'string' ? lastToken(branch.$ref) : undefined;
    if (name === undefined) return [];
    const mapped = mapping.filter(
      ([, target]) => typeof target === 'string' && isNamed(name, lastToken(target)),
    );
    return mapped.length > 0 ? mapped.map(([value]) => value) : [name];
  });
  return names.some((some) => some.length > 0)
    ? { propertyName: discriminator.propertyName, names }
    : undefined;
}

/** `#/components/schemas/Dog`, `pets.yaml#/Dog`, `Dog` → `Dog`. */
function lastToken(reference: string): string {
  const hash = reference.indexOf('#');
  const path = hash === -1 ? reference : pointerFromFragment(reference.slice(hash));
  return (path.startsWith('/') ? parsePointer(path) : path.split('/')).at(-1) ?? '';
}

/** Definitions of one name from several places are told apart by a number, and odd characters are replaced. */
function isNamed(definition: string, target: string): boolean {
  const plain = target.replaceAll(/[^\w.-]/g, '_');
  return (
    definition === plain ||
    (definition.startsWith(`${plain}-`) && /^\d+$/.test(definition.slice(plain.length + 1)))
  );
}
