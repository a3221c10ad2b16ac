import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Operation, Response } from '../../../openapi/api.js';
import { type DocumentNode, member, members } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { expressionsIn, parseRuntimeExpression } from '../../../openapi/runtime-expression.js';
import { missingTarget } from '../../expression-target.js';
import { nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';

/** Runtime expressions of callbacks and links (OpenAPI 3.1 §4.8.20.4) that cannot be read or have no value. */
export const invalidRuntimeExpression: Rule = {
  code: 'invalid-runtime-expression',
  severity: 'error',
  summary: 'A runtime expression of a callback or link cannot be read, or points at what is not there.',
  why: 'The address of the callback, or the value that the link hands on, is unknown at run time.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {application/json: {schema: {type: object, properties: {hook: {type: string}}}}}}\nresponses: {'204': {description: done}}\ncallbacks: {done: {'{$request.body#/hok}': {post: {responses: {'204': {description: seen}}}}}}",
    after:
      "requestBody: {content: {application/json: {schema: {type: object, properties: {hook: {type: string}}}}}}\nresponses: {'204': {description: done}}\ncallbacks: {done: {'{$request.body#/hook}': {post: {responses: {'204': {description: seen}}}}}}",
  },
  *check(api, context) {
    const seen = new Set<string>();
    const isNew = (node: DocumentNode) => !seen.has(nodeKey(node)) && seen.add(nodeKey(node)) !== undefined;
    for (const operation of everyOperation(api)) {
      for (const { expression, node } of operation.callbacks) {
        if (!isNew(node)) continue;
        const expressions = expressionsIn(expression);
        if (!expressions) {
          yield unreadable(expression, node, 'a brace has no partner', context);
          continue;
        }
        const bare = expression.startsWith('$') ? [expression] : [];
        if (expressions.length === 0 && bare.length === 0 && !/^(\/|https?:)/.test(expression)) {
          yield unreadable(expression, node, 'it has no braces', context);
          continue;
        }
        for (const text of [...expressions, ...bare]) {
          yield* judge(text, { node, on: 'key' }, operation, undefined, context);
        }
      }
      for (const response of operation.responses) {
        for (const link of response.links) {
          if (!isNew(link.node)) continue;
          const body = member(link.node, 'requestBody');
          const values = members(member(link.node, 'parameters')).map(({ node }) => node);
          for (const node of [...values, ...(body ? [body] : [])]) {
            const text =
              typeof node.value === 'string' && node.value.startsWith('$') ? node.value : undefined;
            if (text !== undefined) yield* judge(text, { node, on: 'value' }, operation, response, context);
          }
        }
      }
    }
  },
};

function* judge(
  text: string,
  { node, on }: { readonly node: DocumentNode; readonly on: 'key' | 'value' },
  operation: Operation,
  response: Response | undefined,
  context: RuleContext,
): Generator<Diagnostic> {
  const expression = parseRuntimeExpression(text);
  if (!expression) {
    yield unreadable(text, node, 'it has none of the known forms', context, on);
    return;
  }
  const missing = missingTarget(expression, operation, response, context.resolve);
  if (missing === undefined) return;
  yield context.diagnose(
    node,
    { message: `\`${text}\` never has a value: ${missing}.`, fix: 'Correct the place that it points at.' },
    on,
  );
}

function unreadable(
  text: string,
  node: DocumentNode,
  why: string,
  { diagnose }: RuleContext,
  on: 'key' | 'value' = 'key',
): Diagnostic {
  return diagnose(
    node,
    {
      message: `\`${text}\` is no runtime expression: ${why}.`,
      fix: 'Write `{$request.body#/url}` and the like.',
    },
    on,
  );
}
