import { type DocumentNode, diagnoseNode, member, stringAt } from '../document-node.js';
import { makeMapping, makeValue } from '../made-node.js';
import type { Upgrading } from './upgrading.js';
import { arrayStyle, valueSchema } from './value-schema.js';

/** A path, query or header parameter of 2.0 as one of 3.0: its keywords under `schema`, `collectionFormat` as `style` and `explode`. */
export function upgradeParameter(upgrading: Upgrading, parameter: DocumentNode): DocumentNode {
  const place = stringAt(parameter, 'in') ?? '';
  const style = arrayStyle(parameter, place);
  const isArray = stringAt(parameter, 'type') === 'array';
  if (isArray && !style) upgrading.report(diagnoseStyle(parameter));
  const format = member(parameter, 'collectionFormat') ?? parameter;
  const ownSchema = member(parameter, 'schema');
  return makeMapping(parameter, [
    ...['name', 'in', 'description', 'required', 'allowEmptyValue', 'deprecated', 'x-deprecated'].map(
      (key) => [key, member(parameter, key)] as const,
    ),
    ['style', isArray && style ? makeValue(format, style.style) : undefined],
    ['explode', isArray && style ? makeValue(format, style.explode) : undefined],
    // 2.0 has no `schema` here, but who writes one means it.
    ['schema', member(parameter, 'type') || !ownSchema ? valueSchema(parameter, style) : ownSchema],
  ]);
}

function diagnoseStyle(parameter: DocumentNode) {
  const written = member(parameter, 'collectionFormat') ?? member(parameter, 'items') ?? parameter;
  return diagnoseNode(written, {
    code: 'collection-format',
    severity: 'warning' as const,
    message: `The items of \`${stringAt(parameter, 'name') ?? ''}\` are joined in a way that OpenAPI 3 cannot say; the value is read as one text.`,
    fix: 'Write `collectionFormat: multi` or `csv`.',
  });
}
