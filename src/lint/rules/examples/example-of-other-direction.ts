import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { type DocumentNode, isMapping, items, member, members } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import type { Rule, RuleContext } from '../../rule.js';
import { bodyContents } from '../../written-holders.js';

const flags = {
  request: { flag: 'readOnly', rule: 'is not sent in requests' },
  response: { flag: 'writeOnly', rule: 'is not sent in responses' },
} as const;

/** A request example with a `readOnly` property, or a response example with a `writeOnly` one (OpenAPI 3.1 §4.8.24). */
export const exampleOfOtherDirection: Rule = {
  code: 'example-of-other-direction',
  severity: 'warning',
  summary: 'An example shows a property that does not travel in its direction.',
  why: 'Callers copy it, and send what the server sets itself, or expect a secret to come back.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string, readOnly: true}}}, example: {id: a1}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string, readOnly: true}}}, example: {}}}}\nresponses: {'204': {description: done}}",
  },
  *check(api, context) {
    for (const { media, direction } of bodyContents(api)) {
      if (!media.schema) continue;
      for (const example of media.examples) {
        yield* compare(example.node, media.schema.node, flags[direction], context);
      }
    }
  },
};

function* compare(
  value: DocumentNode,
  schema: DocumentNode,
  travel: { readonly flag: string; readonly rule: string },
  context: RuleContext,
): Generator<Diagnostic> {
  if (value.value === null || typeof value.value !== 'object') return;
  for (const part of conjunctsOf(schema, context.resolve)) {
    const item = member(part, 'items');
    if (item) for (const inner of items(value)) yield* compare(inner, item, travel, context);
    const properties = member(part, 'properties');
    for (const { key, node } of members(value)) {
      const property = properties && member(properties, key);
      const target = property && context.resolve(property);
      if (!property || !target) continue;
      if (isMapping(target.value) && target.value[travel.flag] === true) {
        yield context.diagnose(
          node,
          {
            message: `\`${key}\` is \`${travel.flag}\`, so that it ${travel.rule}.`,
            fix: 'Remove it from the example.',
          },
          'key',
        );
      } else yield* compare(node, property, travel, context);
    }
  }
}
