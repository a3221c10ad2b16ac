import type { Api, Link, Operation } from '../../../openapi/api.js';
import { member } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';

/** A link names an existing operation by `operationId` or `operationRef` (OpenAPI 3.1 §4.8.20). */
export const unresolvedLink: Rule = {
  code: 'unresolved-link',
  severity: 'error',
  summary: 'A link leads to an operation, or gives a parameter, that does not exist.',
  why: 'Whoever follows it, by hand or by machine, is led nowhere.',
  example: {
    of: 'operation',
    before:
      "operationId: replacePet\nresponses: {'204': {description: done, links: {again: {operationId: replacePets}}}}",
    after:
      "operationId: replacePet\nresponses: {'204': {description: done, links: {again: {operationId: replacePet}}}}",
  },
  *check(api, context) {
    const seen = new Set<string>();
    for (const operation of everyOperation(api)) {
      for (const link of operation.responses.flatMap(({ links }) => links)) {
        if (seen.has(nodeKey(link.node))) continue;
        seen.add(nodeKey(link.node));
        const target = targetOf(link, api, context);
        if (target === 'elsewhere') continue;
        const written = member(link.node, link.operationId === undefined ? 'operationRef' : 'operationId');
        // A name that is no text is told by the structure.
        if (!target && written && typeof written.value !== 'string') continue;
        if (!target) {
          yield context.diagnose(written ?? link.node, {
            message: `The link \`${link.name}\` ${written ? `leads to \`${link.operationId ?? link.operationRef}\`, which is no operation here` : 'names no operation'}.`,
            fix: 'Name an operation of the document.',
          });
          continue;
        }
        // Parameters that cannot be read have findings of their own.
        const declared = member(target.node, 'parameters');
        const isUnread =
          (declared !== undefined && !Array.isArray(declared.value)) ||
          api.diagnostics.some(({ code }) => code === 'invalid-parameter');
        for (const name of isUnread ? [] : link.parameters.keys()) {
          const [, place, plain = name] = /^(path|query|header|cookie)\.(.+)$/s.exec(name) ?? [];
          const isKnown = target.parameters.some(
            (parameter) =>
              parameter.name === name ||
              (parameter.name === plain && (place === undefined || parameter.in === place)),
          );
          const parameters = member(link.node, 'parameters');
          if (isKnown) continue;
          yield context.diagnose(
            (parameters && member(parameters, name)) ?? link.node,
            {
              message: `The link \`${link.name}\` gives \`${name}\`, which ${target.method} ${target.path} does not take.`,
              fix: 'Correct the name of the parameter.',
            },
            'key',
          );
        }
      }
    }
  },
};

function targetOf(link: Link, api: Api, { resolve }: RuleContext): Operation | 'elsewhere' | undefined {
  const operations = [...everyOperation(api)];
  if (link.operationId !== undefined) {
    return operations.find(({ node }) => member(node, 'operationId')?.value === link.operationId);
  }
  const reference = link.operationRef;
  if (reference === undefined) return undefined;
  if (!reference.startsWith('#')) return 'elsewhere';
  const node = resolve({ file: link.node.file, pointer: link.node.pointer, value: { $ref: reference } });
  return node && operations.find((operation) => nodeKey(operation.node) === nodeKey(node));
}
