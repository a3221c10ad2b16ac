import type { Parameter } from '../../../openapi/api.js';
import { type DocumentNode, isMapping, member, members } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { conjunctsOf } from '../../conjuncts.js';
import { nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';
import { statedTypes } from '../../schema-types.js';

/** Styles say how lists and objects of plain values are written, and nothing of what is inside them (OpenAPI 3.1 §4.8.12.3, RFC 6570 §2.3). */
export const undefinedSerialization: Rule = {
  code: 'undefined-serialization',
  severity: 'info',
  summary: 'A parameter holds lists or objects inside a list or an object, for which no style is defined.',
  why: 'How such a value is written is left open, so that client and server may differ.',
  example: {
    of: 'operation',
    before:
      "parameters: [{name: filter, in: query, schema: {type: object, properties: {size: {type: object, properties: {min: {type: integer}}}}}}]\nresponses: {'204': {description: done}}",
    after:
      "parameters: [{name: filter, in: query, content: {application/json: {schema: {type: object, properties: {size: {type: object, properties: {min: {type: integer}}}}}}}}]\nresponses: {'204': {description: done}}",
  },
  *check(api, context) {
    const seen = new Set<string>();
    for (const { parameters } of everyOperation(api)) {
      for (const parameter of parameters) {
        const { node, name, style, schema, mediaType } = parameter;
        if (!schema || mediaType !== undefined || seen.has(nodeKey(node))) continue;
        seen.add(nodeKey(node));
        if (!isNested(parameter, context)) continue;
        yield context.diagnose(
          schema.node,
          {
            message: `How \`style: ${style}\` writes what is inside the members of \`${name}\` is not defined.`,
            fix: 'Describe it by `content` with a media type, or take its members as parameters of their own.',
          },
          'key',
        );
      }
    }
  },
};

function isNested({ schema }: Parameter, { resolve }: RuleContext): boolean {
  const inner = conjunctsOf(schema?.node as DocumentNode, resolve).flatMap((part) => [
    ...members(member(part, 'properties')).map(({ node }) => node),
    ...(member(part, 'items') ? [member(part, 'items') as DocumentNode] : []),
  ]);
  return inner.some((node) =>
    conjunctsOf(node, resolve).some(
      (part) =>
        isMapping(part.value) &&
        statedTypes(part)?.every((type) => ['object', 'array', 'null'].includes(type)),
    ),
  );
}
