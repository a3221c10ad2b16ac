import { isMapping, member } from '../../openapi/document-node.js';
import { dialectOf } from '../../openapi/schema-dialect.js';
import type { Fix } from './fix.js';
import { removeEntry, rewrite } from './text-edit.js';

/** From OpenAPI 3.1 on: `type: string` with `nullable: true` → `type: [string, 'null']`. Where values are listed, null would have to be, too. */
export const typeListForNullable: Fix = (api, schemas) => {
  if (dialectOf(api.openapiVersion) !== '3.1') return [];
  return schemas.flatMap((schema) => {
    const nullable = member(schema, 'nullable');
    const type = member(schema, 'type');
    if (!nullable || !isMapping(schema.value) || typeof nullable.value !== 'boolean') return [];
    if (!nullable.value) return removeEntry(nullable);
    if (typeof type?.value !== 'string' || 'enum' in schema.value || 'const' in schema.value) return [];
    const removed = removeEntry(nullable);
    if (removed.length === 0) return [];
    const widened = rewrite(type, 'value', (written) =>
      written.startsWith('"') ? `[${written}, "null"]` : `[${written}, 'null']`,
    );
    return [...widened, ...removed];
  });
};
