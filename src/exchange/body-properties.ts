import type { Operation } from '../openapi/api.js';
import { propertyNamesOf } from './schema-types.js';

/** The top-level properties of an operation's request bodies. */
export function bodyProperties({ requestBody }: Operation): string[] {
  const names = (requestBody?.content ?? []).flatMap(({ schema }) => {
    const root = schema?.schema('request') ?? true;
    return propertyNamesOf({ schema: root, root });
  });
  return [...new Set(names)];
}
