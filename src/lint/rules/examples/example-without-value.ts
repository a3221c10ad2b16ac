import { isMapping, member, members } from '../../../openapi/document-node.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import { exampleHolders } from '../../written-holders.js';

/** What an Example Object shows (OpenAPI 3.2 §4.20.1). */
const shown = ['value', 'externalValue', 'dataValue', 'serializedValue'];

/** An Example Object that shows nothing; often the value itself was written where the object belongs. */
export const exampleWithoutValue: Rule = {
  code: 'example-without-value',
  severity: 'warning',
  summary: 'An example under `examples` has neither `value` nor `externalValue`.',
  why: 'It shows nothing: readers get an empty example, and a mock has nothing to answer with.',
  example: {
    of: 'operation',
    before:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: object}, examples: {rex: {name: Rex}}}}}}",
    after:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: object}, examples: {rex: {value: {name: Rex}}}}}}}",
  },
  *check(api, { diagnose, resolve }) {
    const seen = new Set<string>();
    for (const { node } of exampleHolders(api).flatMap((holder) => members(member(holder, 'examples')))) {
      const example = resolve(node);
      if (!example || !isMapping(example.value) || seen.has(nodeKey(example))) continue;
      seen.add(nodeKey(example));
      const fields = Object.keys(example.value).filter((name) => !name.startsWith('x-'));
      if (shown.some((name) => fields.includes(name))) continue;
      const isValue = fields.some((name) => name !== 'summary' && name !== 'description');
      yield diagnose(
        example,
        {
          severity: isValue ? 'error' : 'warning',
          message: isValue
            ? 'What stands here is no example but a value: `value` is missing around it.'
            : 'This example has neither `value` nor `externalValue`.',
          fix: isValue ? 'Put it under `value`.' : 'Write the `value`.',
        },
        'key',
      );
    }
  },
};
