import { member, members } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import type { Rule } from '../../rule.js';
import { componentGroups } from '../../written-references.js';

/** Names of components have letters, digits, `.`, `-` and `_` alone (OpenAPI 3.0 §4.7.7, 3.1 §4.8.7.1). */
export const invalidComponentName: Rule = {
  code: 'invalid-component-name',
  severity: 'error',
  summary: 'A component has a name that OpenAPI does not allow.',
  why: 'References to it have to be escaped, and generators of code make a name of their own of it.',
  example: {
    of: 'document',
    version: '3.0.3',
    before:
      "paths: {/pets: {get: {responses: {'200': {$ref: '#/components/responses/A%20pet'}}}}}\ncomponents: {responses: {A pet: {description: a pet}}}",
    after:
      "paths: {/pets: {get: {responses: {'200': {$ref: '#/components/responses/Pet'}}}}}\ncomponents: {responses: {Pet: {description: a pet}}}",
  },
  *check(api, { diagnose }) {
    if (dialectOf(api.openapiVersion) === '2.0') return;
    const components = member(api.root, 'components');
    for (const group of ['schemas', ...componentGroups]) {
      for (const { key, node } of members(components && member(components, group))) {
        if (/^[\w.-]+$/.test(key) || key.startsWith('x-')) continue;
        yield diagnose(
          node,
          {
            message:
              key === '$ref'
                ? `OpenAPI has no reference for all ${group} at once: \`$ref\` is read as the name of one.`
                : `\`${key}\` is no name of a component.`,
            fix:
              key === '$ref'
                ? 'List the components here, each with a reference of its own.'
                : 'Write letters, digits, `.`, `-` and `_`.',
          },
          'key',
        );
      }
    }
  },
};
