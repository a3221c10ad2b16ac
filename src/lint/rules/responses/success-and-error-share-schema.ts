import type { Operation, Response } from '../../../openapi/api.js';
import type { ApiSchema } from '../../../openapi/api-schema.js';
import { isMapping, member, stringAt } from '../../../openapi/document-node.js';
import { nameOperation, nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';

/** One definition for the body of a success and of an error. */
export const successAndErrorShareSchema: Rule = {
  code: 'success-and-error-share-schema',
  severity: 'warning',
  summary: 'A success and an error have the same schema.',
  why: 'Most often one of the two was copied: an error then has to look like the resource, and a test of it fails or proves nothing.',
  example: {
    of: 'document',
    before:
      "paths:\n  /pets: {get: {responses: {'200': {description: a pet, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, '400': {description: refused, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}\ncomponents: {schemas: {Pet: {type: object, required: [name], properties: {name: {type: string}}}}}",
    after:
      "paths:\n  /pets: {get: {responses: {'200': {description: a pet, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, '400': {description: refused}}}}\ncomponents: {schemas: {Pet: {type: object, required: [name], properties: {name: {type: string}}}}}",
  },
  *check(api, context) {
    for (const operation of api.operations) {
      const successes = new Set(
        ofKind(operation, /^2/).flatMap((response) => definitions(response, context)),
      );
      for (const response of ofKind(operation, /^[45]/)) {
        const shared = response.content.find(
          ({ schema }) => schema && isNamed(schema) && successes.has(keyOf(schema, context)),
        );
        if (!shared?.schema) continue;
        yield context.diagnose(member(shared.schema.node, '$ref') ?? shared.schema.node, {
          message: `The ${response.status} of ${nameOperation(operation)} has the schema of its success, \`${nameOf(shared.schema)}\`.`,
          fix: 'Give errors a schema of their own.',
        });
      }
    }
  },
};

function ofKind(operation: Operation, pattern: RegExp): Response[] {
  return operation.responses.filter(({ status }) => pattern.test(status));
}

function definitions(response: Response, context: RuleContext): string[] {
  return response.content.flatMap(({ schema }) =>
    schema && isNamed(schema) ? [keyOf(schema, context)] : [],
  );
}

function isNamed({ node }: ApiSchema): boolean {
  return stringAt(node, '$ref') !== undefined;
}

function keyOf({ node }: ApiSchema, { resolve }: RuleContext): string {
  const target = resolve(node);
  // A schema that both wrap, or that says nothing, tells success from error by other means.
  return target && isMapping(target.value) && target.value.properties ? nodeKey(target) : nodeKey(node);
}

function nameOf({ node }: ApiSchema): string {
  return (stringAt(node, '$ref') ?? '').replace(/^.*\//s, '');
}
