import { canonicalJson } from '../../schema/json-equality.js';
import type { Comparison } from '../comparison.js';

/** The XML Object (OpenAPI 3.1 §4.8.26): how a value is named and nested in XML bodies; in others it says nothing. */
export function compareXml({ direction, old, new: next, report }: Comparison): void {
  const [before, after] = [old.stated('xml')[0], next.stated('xml')[0]];
  const [was, is] = [before, after].map((stated) => (stated ? canonicalJson(stated.value) : 'none'));
  if (was === is) return;
  report(`${direction}-xml-changed`, `xml ${was} → ${is}`, { old: before, new: after });
}
