import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from './api.js';
import { type DocumentNode, diagnoseNode, isMapping, member } from './document-node.js';
import { writtenSchemas } from './model-schemas.js';
import { dialectOf, type SchemaDialect } from './schema-dialect.js';

interface Mistake {
  readonly dialects: readonly SchemaDialect[];
  /** The word that stands in a schema of one of these dialects, without belonging there. */
  word(schema: Readonly<Record<string, unknown>>): string | undefined;
  readonly reading: string;
  /** Where absent a warning, told once for a word; an error is told at each place. */
  readonly severity?: 'error';
  readonly fix: string;
}

/** Beside a `$ref`, these say nothing about values. */
const annotations = new Set(['$ref', 'title', 'summary', 'description', 'example', 'examples', 'deprecated']);

const mistakes: readonly Mistake[] = [
  {
    dialects: ['3.1'],
    word: ({ nullable }) => (nullable === true ? 'nullable' : undefined),
    reading: 'which OpenAPI 3.1 does not have; null is accepted there, as its author means',
    fix: "Write the type as a list with 'null'.",
  },
  {
    dialects: ['3.1'],
    word: (schema) =>
      ['exclusiveMinimum', 'exclusiveMaximum'].find((word) => typeof schema[word] === 'boolean'),
    severity: 'error',
    reading: 'with a boolean, as in OpenAPI 3.0; it is read as meant',
    fix: 'Write the limit itself there, and remove `minimum` or `maximum`.',
  },
  {
    dialects: ['3.1'],
    word: (schema) => ['additionalItems', 'dependencies'].find((word) => schema[word] !== undefined),
    reading: 'which JSON Schema 2020-12 does not have; it is not read',
    fix: 'Write `items` beside `prefixItems`, and `dependentRequired` or `dependentSchemas`.',
  },
  {
    dialects: ['2.0', '3.0'],
    word: (schema) =>
      typeof schema.$ref === 'string'
        ? Object.keys(schema).find((word) => !annotations.has(word) && !word.startsWith('x-'))
        : undefined,
    reading: 'beside `$ref`, where nothing is read before OpenAPI 3.1',
    fix: 'Put the reference into `allOf`, and the rest beside it.',
  },
  {
    dialects: ['2.0'],
    word: ({ nullable }) => (nullable === undefined ? undefined : 'nullable'),
    reading: 'which OpenAPI 2.0 does not have; it is not read',
    fix: 'Write `x-nullable: true`.',
  },
];

/**
 * Words of another version's schema dialect, in the schemas that the model reaches unless others are given: a `mixed-dialect` for each word and file, at its
 * first place. Where the meaning is plain the model follows it, and the message says so.
 */
export function mixedDialects(api: Api, schemas: Iterable<DocumentNode> = writtenSchemas(api)): Diagnostic[] {
  const dialect = dialectOf(api.openapiVersion);
  const found = new Map<string, { node: DocumentNode; word: string; mistake: Mistake; count: number }>();
  for (const node of schemas) {
    if (!isMapping(node.value)) continue;
    for (const mistake of mistakes) {
      const word = mistake.dialects.includes(dialect) ? mistake.word(node.value) : undefined;
      if (word === undefined) continue;
      const each = mistake.severity === 'error' ? node.pointer : '';
      const key = `${node.file.source.path} ${word} ${mistake.reading} ${each}`;
      const known = found.get(key);
      if (known) known.count++;
      else found.set(key, { node: member(node, word) ?? node, word, mistake, count: 1 });
    }
  }
  return [...found.values()].map(({ node, word, mistake, count }) =>
    diagnoseNode(
      node,
      {
        code: 'mixed-dialect',
        severity: mistake.severity ?? 'warning',
        message: `${count === 1 ? 'A schema has' : `${count} schemas have`} \`${word}\` ${mistake.reading}.`,
        fix: mistake.fix,
      },
      'key',
    ),
  );
}
