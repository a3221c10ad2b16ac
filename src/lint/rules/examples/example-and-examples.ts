import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { exampleHolders } from '../../written-holders.js';

/** `example` and `examples` exclude each other (OpenAPI 3.1 §4.8.12.2, §4.8.14.1). */
export const exampleAndExamples: Rule = {
  code: 'example-and-examples',
  severity: 'error',
  summary: 'A parameter, header or body has `example` and `examples`.',
  why: 'Only one may be present; tools differ in which one they show and send.',
  example: {
    of: 'operation',
    before:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}, example: a, examples: {b: {value: b}}}}}}",
    after:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}, examples: {a: {value: a}, b: {value: b}}}}}}",
  },
  *check(api, { diagnose }) {
    for (const node of exampleHolders(api)) {
      const single = member(node, 'example');
      if (!single || !member(node, 'examples')) continue;
      yield diagnose(
        single,
        {
          message: '`example` stands beside `examples`, and only one of the two may.',
          fix: 'Move it under `examples`, with a name.',
        },
        'key',
      );
    }
  },
};
