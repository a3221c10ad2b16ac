import { joinPointer } from '../source/json-pointer.js';
import type { ParsedSource } from '../source/parse-text.js';
import { isMapping } from './document-node.js';

/** A part of a file that has a URI of its own: a schema with `$id`, or the whole (JSON Schema 2020-12 §8.2.1). */
export interface Resource {
  /** What references inside it are relative to: an absolute path or URL, without a fragment. */
  readonly location: string;
  readonly file: ParsedSource;
  readonly pointer: string;
  /** `$anchor` and `$dynamicAnchor` → JSON Pointer into the file. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Keywords whose values are data, whatever they look like. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'value', 'dataValue']);

/**
 * The resources of a file, the whole first; `resolve` makes a location of a base and a reference. Most files name none, which
 * a look at the text tells.
 */
export function findResources(
  file: ParsedSource,
  location: string,
  resolve: (base: string, reference: string) => string,
): Resource[] {
  const whole = { location, file, pointer: '', anchors: new Map<string, string>() };
  const resources: Resource[] = [whole];
  // Before 3.1, `$id` and `$anchor` are no keywords.
  const version = isMapping(file.value) ? (file.value.openapi ?? file.value.swagger) : undefined;
  if (typeof version === 'string' && /^(2\.|3\.0)/.test(version)) return resources;
  const { text } = file.source;
  if (!text.includes('$id') && !text.includes('$anchor') && !text.includes('$dynamicAnchor'))
    return resources;
  const seen = new Set<object>();

  function visit(
    value: unknown,
    pointer: string,
    within: { location: string; anchors: Map<string, string> },
  ): void {
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    let inside = within;
    if (isMapping(value)) {
      const { $id } = value;
      if (typeof $id === 'string' && !$id.startsWith('#') && pointer !== '') {
        const named = {
          location: resolve(within.location, $id.replace(/#.*$/s, '')),
          file,
          pointer,
          anchors: new Map(),
        };
        resources.push(named);
        inside = named;
      }
      for (const name of [value.$anchor, value.$dynamicAnchor]) {
        if (typeof name === 'string' && !inside.anchors.has(name)) inside.anchors.set(name, pointer);
      }
    }
    for (const [key, child] of Object.entries(value)) {
      if (!data.has(key)) visit(child, joinPointer(pointer, key), inside);
    }
  }

  visit(file.value, '', whole);
  return resources;
}
