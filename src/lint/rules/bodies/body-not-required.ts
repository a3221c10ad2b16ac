import { items, member } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { conjunctsOf } from '../../conjuncts.js';
import { nameOperation, nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** `required` of a Request Body Object is false where it is not written (OpenAPI 3.1 §4.8.13.1). */
export const bodyNotRequired: Rule = {
  code: 'body-not-required',
  severity: 'info',
  summary: 'A request body has required properties, and nothing says that it is itself required.',
  why: 'As written, the request may be sent without a body: what the schema requires need not be there.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose, resolve }) {
    const seen = new Set<string>();
    for (const operation of everyOperation(api)) {
      const body = operation.requestBody;
      if (!body || body.requiredStated || seen.has(nodeKey(body.node))) continue;
      seen.add(nodeKey(body.node));
      const required = body.content.flatMap(({ schema }) =>
        schema ? conjunctsOf(schema.node, resolve).flatMap((part) => items(member(part, 'required'))) : [],
      );
      const [first] = required;
      if (!first) continue;
      yield diagnose(
        body.node,
        {
          message: `${nameOperation(operation)} may be sent without a body, whose schema requires \`${String(first.value)}\`.`,
          fix: 'Add `required: true`, or `required: false` if that is meant.',
        },
        'key',
      );
    }
  },
};
