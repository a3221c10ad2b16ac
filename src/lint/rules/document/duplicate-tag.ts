import { items, member, stringAt } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** The names of tags are unique (OpenAPI 3.1 §4.8.1.1). */
export const duplicateTag: Rule = {
  code: 'duplicate-tag',
  severity: 'error',
  summary: 'Two tags have the same name.',
  why: 'Tools show one of the two descriptions, and which one is left to chance.',
  example: {
    of: 'document',
    before: 'tags: [{name: pets}, {name: pets, description: All about pets.}]',
    after: 'tags: [{name: pets, description: All about pets.}]',
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    for (const tag of items(member(api.root, 'tags'))) {
      const name = stringAt(tag, 'name');
      if (name !== undefined && seen.has(name)) {
        yield diagnose(member(tag, 'name') ?? tag, {
          message: `There is a tag \`${name}\` already.`,
          fix: 'Keep one of the two.',
        });
      }
      if (name !== undefined) seen.add(name);
    }
  },
};
