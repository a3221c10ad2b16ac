import { items, member, stringAt } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** The parent of a tag is a tag of the document, and no tag is above itself (OpenAPI 3.2 §4.22.1). */
export const unknownParentTag: Rule = {
  code: 'unknown-parent-tag',
  severity: 'error',
  summary: 'The `parent` of a tag is no tag of the document, or the tag itself.',
  why: 'The tag has no place among the others, and tools leave it out or fail.',
  example: {
    of: 'document',
    before: 'tags: [{name: cats, parent: pet}, {name: pets}]',
    after: 'tags: [{name: cats, parent: pets}, {name: pets}]',
  },
  *check(api, { diagnose }) {
    const tags = items(member(api.root, 'tags'));
    const parents = new Map(tags.map((tag) => [stringAt(tag, 'name'), stringAt(tag, 'parent')]));
    const told = new Set<string>();
    for (const tag of tags) {
      const [name, parent] = [stringAt(tag, 'name'), stringAt(tag, 'parent')];
      if (name === undefined || parent === undefined || told.has(name)) continue;
      const above: string[] = [];
      for (let at: string | undefined = parent; at !== undefined && !above.includes(at); at = parents.get(at))
        above.push(at);
      const isCircle = above.includes(name);
      if (isCircle) for (const one of above) told.add(one);
      if (parents.has(parent) && !isCircle) continue;
      yield diagnose(member(tag, 'parent') ?? tag, {
        message: isCircle ? `\`${name}\` is above itself.` : `There is no tag \`${parent}\`.`,
        fix: isCircle ? 'Remove one of the parents.' : 'Correct the name, or add the tag.',
      });
    }
  },
};
