import type { Api } from '../../../openapi/api.js';
import { type DocumentNode, isMapping, items, member, members } from '../../../openapi/document-node.js';
import { conformsWithoutCompiling } from '../../../schema/conforms-without-compiling.js';
import type { JsonSchema } from '../../../schema/json-schema.js';
import { parsePointer } from '../../../source/json-pointer.js';
import { conjunctsOf } from '../../conjuncts.js';
import { schemaExamples } from '../../examples-of.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { SchemaIndex, WrittenSchema } from '../../schema-index.js';
import { bodyContents } from '../../written-holders.js';

/** A property that an example shows and its schema, which leaves other properties open, does not describe. */
export const exampleNotDescribed: Rule = {
  code: 'example-not-described',
  severity: 'info',
  summary: 'An example shows a property that its schema does not describe.',
  why: 'It conforms only because anything may stand there: a name is misspelt, or its type is never checked.',
  example: {
    of: 'schema',
    before: 'type: object\nproperties: {name: {type: string}}\nexample: {nmae: Rex}',
    after: 'type: object\nproperties: {name: {type: string}}\nexample: {name: Rex}',
  },
  *check(api, { schemas, diagnose, resolve }) {
    for (const { example, schema, wholes } of writtenExamples(api, schemas)) {
      const [first, ...others] = undescribed(example, schema, resolve);
      // What an example breaks is a finding of its own.
      if (!first || wholes().some((whole) => conformsWithoutCompiling(whole, example.value) === false))
        continue;
      const name = parsePointer(first.pointer).at(-1);
      const more = others.length > 0 ? `, like ${others.length} others of this example` : '';
      yield diagnose(
        first,
        {
          message: `No schema describes \`${name}\`${more}.`,
          fix: 'Describe it under `properties`, or correct its name.',
        },
        'key',
      );
    }
  },
};

interface WrittenExample {
  readonly example: DocumentNode;
  readonly schema: DocumentNode;
  /** The schema made self-contained, for each way that it travels. */
  wholes(): readonly JsonSchema[];
}

function* writtenExamples(api: Api, schemas: SchemaIndex): Generator<WrittenExample> {
  for (const { media, direction } of bodyContents(api)) {
    const { schema, examples } = media;
    if (!schema) continue;
    for (const { node } of examples)
      yield { example: node, schema: schema.node, wholes: () => [schema.schema(direction)] };
  }
  for (const schema of schemas.with(['example', 'examples'])) {
    for (const example of schemaExamples(schema))
      yield { example, schema, wholes: () => schemas.selfContained(schema) };
  }
}

function* undescribed(
  value: DocumentNode,
  schema: DocumentNode,
  resolve: RuleContext['resolve'],
): Generator<DocumentNode> {
  if (value.value === null || typeof value.value !== 'object') return;
  const conjuncts = conjunctsOf(schema, resolve);
  if (conjuncts.some(saysMore)) return;
  const item = conjuncts.flatMap((part) => member(part, 'items') ?? [])[0];
  if (item) for (const inner of items(value)) yield* undescribed(inner, item, resolve);
  const described = conjuncts.flatMap((part) => member(part, 'properties') ?? []);
  if (described.length === 0 || !isMapping(value.value)) return;
  for (const { key, node } of members(value)) {
    const property = described.flatMap((properties) => member(properties, key) ?? [])[0];
    if (property) yield* undescribed(node, property, resolve);
    else yield node;
  }
}

/** Words by which a schema describes or forbids properties that it does not list. */
const others = [
  ...['oneOf', 'anyOf', 'if', 'then', 'else', 'not', 'patternProperties', 'dependentSchemas', '$dynamicRef'],
  ...['additionalProperties', 'unevaluatedProperties', 'prefixItems', 'contains'],
];

function saysMore({ value }: WrittenSchema): boolean {
  return others.some((word) => Object.hasOwn(value, word));
}
