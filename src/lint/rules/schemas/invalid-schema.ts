import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { type DocumentNode, isMapping, items, member, members } from '../../../openapi/document-node.js';
import { KEYWORDS, type KeywordKind } from '../../../schema/schema-keywords.js';
import { quote } from '../../quote.js';
import type { RuleContext } from '../../rule.js';
import { schemaRule } from '../../schema-rule.js';

/** A keyword with a value that JSON Schema does not allow: no validator can compile the schema, so nothing would be checked. */
export const invalidSchema = schemaRule({
  code: 'invalid-schema',
  keywords: [...KEYWORDS.keys()],
  severity: 'error',
  summary: 'A keyword of a schema has a value of the wrong kind.',
  why: 'A validator cannot compile the schema, so nothing would be checked against it.',
  example: {
    of: 'schema',
    before: 'type: strng',
    after: 'type: string',
  },
  *judge(schema, context) {
    for (const key of Object.keys(schema.value)) {
      const kind = KEYWORDS.get(key);
      // Nearly all are right, which their values alone tell.
      if (!kind || isRight(kind, schema.value[key])) continue;
      const node = member(schema, key);
      // OpenAPI 3.0 §4.7.24 has these as booleans, and 3.1 documents keep them at times.
      if (!node || (EXCLUSIVE.has(key) && typeof node.value === 'boolean')) continue;
      yield* checkKeyword(key, kind, node, context);
    }
  },
});

const EXCLUSIVE = new Set(['exclusiveMinimum', 'exclusiveMaximum']);

function* checkKeyword(
  key: string,
  kind: KeywordKind,
  node: DocumentNode,
  { diagnose }: RuleContext,
): Generator<Diagnostic> {
  const complain = (about: DocumentNode, shape: string): Diagnostic => {
    const isScalar = about.value === null || typeof about.value !== 'object';
    const message = `\`${key}\` must be ${shape}, not ${quote(about.value)}.`;
    return diagnose(about, { message, fix: `Write ${shape}.` }, isScalar ? 'value' : 'key');
  };
  if (kind.holds === 'data') {
    yield complain(node, kind.shape);
  } else if (kind.holds === 'schema') {
    yield complain(node, 'a schema');
  } else if (kind.holds === 'schema list') {
    const isList = Array.isArray(node.value);
    if (!isList || node.value.length === 0)
      yield complain(node, `a list of ${isList ? 'one or more ' : ''}schemas`);
    for (const item of items(node)) if (!isSchema(item.value)) yield complain(item, 'a list of schemas');
  } else {
    if (isMapping(node.value) && isSchemaItself(node.value)) {
      yield diagnose(
        node,
        {
          message: `\`${key}\` holds a schema here, where it is to hold the names of properties.`,
          fix: 'Write the names with their schemas under it, or the schema one level up.',
        },
        'key',
      );
      return;
    }
    if (!isMapping(node.value)) yield complain(node, 'a map of schemas');
    for (const entry of members(node))
      if (!isSchema(entry.node.value)) yield complain(entry.node, 'a map of schemas');
  }
}

/** Whether what should be a map of schemas is one schema: as a property, `type` is never text. */
function isSchemaItself({ type }: Readonly<Record<string, unknown>>): boolean {
  return typeof type === 'string' && types.includes(type);
}

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

function isRight(kind: KeywordKind, value: unknown): boolean {
  if (kind.holds === 'data') return kind.fits(value);
  if (kind.holds === 'schema') return isSchema(value);
  if (kind.holds === 'schema list') return Array.isArray(value) && value.length > 0 && value.every(isSchema);
  return isMapping(value) && Object.values(value).every(isSchema);
}

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isMapping(value);
}
