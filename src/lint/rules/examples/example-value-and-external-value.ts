import { member, members } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { exampleHolders } from '../../written-holders.js';

/** `value` and `externalValue` exclude each other (OpenAPI 3.1 §4.8.19.1). */
export const exampleValueAndExternalValue: Rule = {
  code: 'example-value-and-external-value',
  severity: 'error',
  summary: 'An example has `value` and `externalValue`.',
  why: 'Only one may be present; tools differ in which one they take.',
  example: {
    of: 'operation',
    before:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}, examples: {a: {value: a, externalValue: 'https://example.com/a.json'}}}}}}",
    after:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}, examples: {a: {value: a}}}}}}",
  },
  *check(api, { diagnose, resolve }) {
    for (const holder of exampleHolders(api)) {
      for (const { node } of members(member(holder, 'examples'))) {
        const example = resolve(node);
        const external = example && member(example, 'externalValue');
        if (!external || !member(example, 'value')) continue;
        yield diagnose(
          external,
          {
            message: '`externalValue` stands beside `value`, and only one of the two may.',
            fix: 'Keep one.',
          },
          'key',
        );
      }
    }
  },
};
