import { type JsonObject, setOwn } from './json-value.js';
import { writeYaml } from './write-yaml.js';

const rootOrder = ['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components'];

/**
 * The document as YAML: the root's keys in the order of the specification, others after them, no folded lines, no aliases;
 * a text that any YAML version would read as something else is quoted. The same document gives the same text.
 */
export function writeDocument(document: JsonObject): string {
  const ordered: JsonObject = {};
  for (const key of [...rootOrder, ...Object.keys(document)])
    if (Object.hasOwn(document, key) && !Object.hasOwn(ordered, key))
      setOwn(ordered, key, document[key] ?? null);
  return writeYaml(ordered);
}
