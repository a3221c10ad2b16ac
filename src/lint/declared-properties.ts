import { isMapping } from '../openapi/document-node.js';
import { compilePattern } from '../schema/pattern.js';
import type { WrittenSchema } from './schema-index.js';

/** Whether a schema forbids properties that it does not name itself (JSON Schema 2020-12 core §10.3.2.3). */
export function isClosed({ value }: WrittenSchema): boolean {
  return value.additionalProperties === false;
}

/** Whether a schema names a property, in `properties` or by a pattern. */
export function declares({ value }: WrittenSchema, name: string): boolean {
  if (isMapping(value.properties) && Object.hasOwn(value.properties, name)) return true;
  const patterns = isMapping(value.patternProperties) ? Object.keys(value.patternProperties) : [];
  return patterns.some((pattern) => {
    const compiled = compilePattern(pattern);
    return !compiled.ok || compiled.matcher.test(name);
  });
}
