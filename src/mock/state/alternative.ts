import { conformsTo, propertyNamesOf, type SchemaPart, unwrapped } from '../../exchange/schema-types.js';
import type { Members } from './overlay.js';

/** A value without what only alternatives (`oneOf`, `anyOf`) declare that it is none of; what was sent stays. */
export function withinAlternative(part: SchemaPart, value: Members, sent: Members): Members {
  const foreign = new Set(unwrapped(part).flatMap((each) => foreignNames(each, value)));
  const left = Object.entries(value).filter(([name]) => !foreign.has(name) || Object.hasOwn(sent, name));
  if (left.length === Object.keys(value).length) return value;
  const lean = Object.fromEntries(left);
  return conformsTo(part, lean) ? lean : value;
}

function foreignNames({ schema, root }: SchemaPart, value: Members): string[] {
  if (typeof schema !== 'object') return [];
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map((each) => ({
    schema: each,
    root,
  }));
  const fitting = alternatives.filter((each) => conformsTo(each, value));
  if (fitting.length === 0 || fitting.length === alternatives.length) return [];
  const own = new Set([...Object.keys(schema.properties ?? {}), ...fitting.flatMap(propertyNamesOf)]);
  return alternatives.flatMap(propertyNamesOf).filter((name) => !own.has(name));
}
