import type { Parameter } from '../../../openapi/api.js';
import { isMapping, member } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { conjunctsOf } from '../../conjuncts.js';
import { nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';
import { type JsonType, shareType, statedTypes } from '../../schema-types.js';

const suited: Readonly<Record<string, readonly JsonType[]>> = {
  deepObject: ['object'],
  spaceDelimited: ['array', 'object'],
  pipeDelimited: ['array', 'object'],
};

/** Some styles are defined for arrays or objects alone (OpenAPI 3.1 §4.8.12.3). */
export const styleDoesNotFit: Rule = {
  code: 'style-does-not-fit',
  severity: 'warning',
  summary: 'A parameter has a style that is not defined for its type.',
  why: 'How the value is written is undefined, so that client and server may differ.',
  example: {
    of: 'operation',
    before:
      "parameters: [{name: filter, in: query, style: deepObject, schema: {type: string}}]\nresponses: {'204': {description: done}}",
    after:
      "parameters: [{name: filter, in: query, style: form, schema: {type: string}}]\nresponses: {'204': {description: done}}",
  },
  *check(api, context) {
    const seen = new Set<string>();
    for (const { parameters } of everyOperation(api)) {
      for (const parameter of parameters) {
        // Elsewhere these styles are no styles at all, which the structure decides.
        const types = parameter.in === 'query' ? suited[parameter.style] : undefined;
        const exploded = member(parameter.node, 'explode');
        if (
          types &&
          isUndefinedWith(exploded?.value, parameter.style) &&
          !seen.has(nodeKey(parameter.node))
        ) {
          seen.add(nodeKey(parameter.node));
          yield context.diagnose(exploded ?? parameter.node, {
            message: `\`style: ${parameter.style}\` is not defined with \`explode: ${exploded?.value}\`.`,
            fix:
              parameter.style === 'deepObject'
                ? 'Remove `explode`.'
                : 'Remove `explode`, or write `style: form`.',
          });
          continue;
        }
        if (!types || seen.has(nodeKey(parameter.node)) || isSuited(parameter, types, context)) continue;
        seen.add(nodeKey(parameter.node));
        yield context.diagnose(member(parameter.node, 'style') ?? parameter.node, {
          message: `\`style: ${parameter.style}\` is defined for ${types.join('s and ')}s, and \`${parameter.name}\` is none.`,
          fix: 'Remove `style`, or correct the schema.',
        });
      }
    }
  },
};

/** Combinations for which OpenAPI 3.1 §4.8.12.4 has no entry. */
function isUndefinedWith(explode: unknown, style: string): boolean {
  return style === 'deepObject' ? explode === false : explode === true;
}

function isSuited({ schema }: Parameter, types: readonly JsonType[], { resolve }: RuleContext): boolean {
  if (!schema || !isMapping(schema.node.value)) return true;
  return conjunctsOf(schema.node, resolve).every((part) => {
    const stated = statedTypes(part);
    return stated === undefined || shareType(stated, types);
  });
}
