import { conformsTo, type SchemaPart } from '../../exchange/schema-types.js';
import { declaredMembers, type Members, overlay } from './overlay.js';

/**
 * What a body may show of a stored value: the members that its schema declares. What it asks for and the value lacks
 * comes from the base, which is an answer that the document gives.
 */
export function showValue(part: SchemaPart, base: Members, stored: Members): Members {
  const shown = declaredMembers(part, stored);
  if (conformsTo(part, shown)) return shown;
  const filled = overlay(part, base, shown);
  const lean = { ...filled };
  for (const name of Object.keys(filled)) {
    if (Object.hasOwn(shown, name)) continue;
    const { [name]: borrowed, ...rest } = lean;
    if (conformsTo(part, rest)) delete lean[name];
    else lean[name] = borrowed;
  }
  return lean;
}
