import {
  conformsTo,
  namedSchemaOf,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
} from '../../exchange/schema-types.js';
import type { Members } from './overlay.js';
import { plainName, sameName, singular } from './property-names.js';

/** The last segment of a path template, where all of it is one expression; `/pets/{petId}` → `petId`. */
export function itemParameter(path: string): string | undefined {
  return /\/\{([^{}/]+)\}$/.exec(path)?.[1];
}

/** A path template or path without its last segment. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** A path template as it is matched: parameter names do not tell paths apart (OpenAPI 3.1 §4.8.8.2). */
export function nameless(template: string): string {
  return template.replaceAll(/\{[^{}]*\}/g, '{}');
}

/** Properties in which an item could carry what its path names it by, the likeliest first. */
export function identityNames(path: string): string[] {
  const parameter = itemParameter(path);
  if (parameter === undefined) return [];
  const collection = parentPath(path).split('/').at(-1) ?? '';
  const one = singular(plainName(collection));
  const isId = /(id|uuid|key|ref)$/i.test(parameter) || plainName(parameter) === one;
  return isId ? [parameter, 'id', `${one}id`, 'uuid'] : [parameter];
}

/** The first of the names that a schema declares, as it spells it. */
export function identityProperty(part: SchemaPart, names: readonly string[]): string | undefined {
  const declared = propertyNamesOf(part);
  for (const name of names) {
    const found = sameName(declared, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the path says of a resource: its own id, and those of its parents under their own names. */
export function namedByPath(part: SchemaPart, path: string, parameters: Members): Members {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const property = propertyNamedBy(part, path, name);
    const typed = property === undefined ? undefined : asTyped(propertyOf(part, property), value);
    if (property !== undefined && typed !== undefined) found[property] = typed;
  }
  return found;
}

/** Whether what stands below an item shows that very item, by the name of its schema: a `Pet` at `/pets/{petId}/feed`. */
function isShownBelow(part: SchemaPart, path: string, name: string): boolean {
  const above = parentPath(path);
  const collection = parentPath(above).split('/').at(-1) ?? '';
  return (
    name === itemParameter(above) && plainName(namedSchemaOf(part) ?? '') === singular(plainName(collection))
  );
}

const knownProperties = new WeakMap<readonly string[], Map<string, string | undefined>>();

/** The property that a parameter of a path template gives the value of. */
export function propertyNamedBy(part: SchemaPart, path: string, name: string): string | undefined {
  const declared = propertyNamesOf(part);
  const known = knownProperties.get(declared) ?? new Map<string, string | undefined>();
  knownProperties.set(declared, known);
  const key = `${path} ${name}`;
  if (!known.has(key)) {
    const isItem = name === itemParameter(path) || isShownBelow(part, path, name);
    const template = name === itemParameter(path) ? path : parentPath(path);
    known.set(key, isItem ? identityProperty(part, identityNames(template)) : sameName(declared, name));
  }
  return known.get(key);
}

/** The value in the type that its new place asks for: ids are numbers here and texts there. */
export function asTyped(part: SchemaPart, value: unknown): unknown {
  return spellingsOf(value).find((spelling) => conformsTo(part, spelling));
}

/** A value as it is, as text and, where it looks like one, as a number. */
export function spellingsOf(value: unknown): unknown[] {
  if (isNumeric(value)) return [value, Number(value)];
  return typeof value === 'string' ? [value] : [value, String(value)];
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value);
}
