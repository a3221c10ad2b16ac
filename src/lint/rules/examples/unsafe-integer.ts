import type { Api } from '../../../openapi/api.js';
import { type DocumentNode, member, members } from '../../../openapi/document-node.js';
import { schemaExamples } from '../../examples-of.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { SchemaIndex } from '../../schema-index.js';
import { exampleHolders } from '../../written-holders.js';

/** An integer beyond 2^53 loses digits in most JSON readers (RFC 8259 §6). */
export const unsafeInteger: Rule = {
  code: 'unsafe-integer',
  severity: 'warning',
  summary: 'A number is so large that JSON readers round it.',
  why: 'JavaScript and others keep 53 bits: what is sent is not what arrives.',
  example: {
    of: 'schema',
    before: 'type: integer\nexample: 9007199254740995',
    after: "type: string\npattern: '^[0-9]+$'\nexample: '9007199254740995'",
  },
  *check(api, { schemas, diagnose, resolve }) {
    for (const written of [...writtenInSchemas(schemas), ...writtenExamples(api, resolve)]) {
      for (const node of unsafeNumbers(written)) {
        yield diagnose(node, {
          message: 'This number is beyond 2^53, and JSON readers round it.',
          fix: 'Send such numbers as text, with a `pattern` of digits.',
        });
      }
    }
  },
};

function* writtenInSchemas(schemas: SchemaIndex): Generator<DocumentNode> {
  for (const schema of schemas.with(['const', 'default', 'enum', 'example', 'examples'])) {
    for (const keyword of ['const', 'default', 'enum']) {
      const node = member(schema, keyword);
      if (node) yield node;
    }
    yield* schemaExamples(schema);
  }
}

/** The examples of parameters, headers and bodies. */
function* writtenExamples(api: Api, resolve: RuleContext['resolve']): Generator<DocumentNode> {
  for (const holder of exampleHolders(api)) {
    const single = member(holder, 'example');
    const named = members(member(holder, 'examples')).flatMap(({ node }) => {
      const example = resolve(node);
      return (example && member(example, 'value')) ?? [];
    });
    yield* single ? [single, ...named] : named;
  }
}

function* unsafeNumbers(node: DocumentNode): Generator<DocumentNode> {
  const { value } = node;
  if (!holdsUnsafe(value)) return;
  if (value === null || typeof value !== 'object') yield node;
  else for (const key of Object.keys(value)) yield* unsafeNumbers(member(node, key) as DocumentNode);
}

function holdsUnsafe(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return value !== null && typeof value === 'object' && Object.values(value).some(holdsUnsafe);
}
