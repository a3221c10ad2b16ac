import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { writtenReferences } from '../../written-references.js';

const read = new Set(['$ref', 'summary', 'description']);

/** Beside the `$ref` of a Reference Object other fields are ignored (OpenAPI 3.0 §4.7.23, 3.1 §4.8.23). */
export const ignoredBesideRef: Rule = {
  code: 'ignored-beside-ref',
  severity: 'warning',
  summary: 'A field stands beside a `$ref`, where it is ignored.',
  why: 'It looks as if it overrode what is referred to; no tool has to read it, and most do not.',
  example: {
    of: 'document',
    before:
      "paths: {/pets: {get: {parameters: [{$ref: '#/components/parameters/Limit', required: true}], responses: {'204': {description: none}}}}}\ncomponents: {parameters: {Limit: {name: limit, in: query, schema: {type: integer}}}}",
    after:
      "paths: {/pets: {get: {parameters: [{name: limit, in: query, required: true, schema: {type: integer}}], responses: {'204': {description: none}}}}}",
  },
  *check(api, { diagnose }) {
    for (const { node, group } of writtenReferences(api.root)) {
      // What stands beside the reference of a path item is left undefined, not ignored (OpenAPI 3.1 §4.8.9.1).
      if (group === 'pathItems') continue;
      for (const name of Object.keys(node.value as object)) {
        if (read.has(name) || name.startsWith('x-')) continue;
        yield diagnose(
          member(node, name) ?? node,
          {
            message: `\`${name}\` is ignored beside \`$ref\`.`,
            fix: 'Write it in what is referred to, or write the object out here.',
          },
          'key',
        );
      }
    }
  },
};
