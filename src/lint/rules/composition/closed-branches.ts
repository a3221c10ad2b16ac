import { type DocumentNode, items, member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { declares, isClosed } from '../../declared-properties.js';
import type { RuleContext } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';

/** `additionalProperties: false` does not see the properties of the alternatives beside it (JSON Schema 2020-12 core §10.3.2.3). */
export const closedBranches = schemaRule({
  code: 'closed-branches',
  keywords: ['oneOf', 'anyOf'],
  severity: 'error',
  summary: 'An alternative requires what `additionalProperties: false` beside it forbids.',
  why: 'No object conforms to that alternative: what it requires is refused by the schema around it.',
  example: {
    of: 'schema',
    before:
      'type: object\nadditionalProperties: false\nproperties: {id: {type: string}}\nanyOf:\n  - {required: [mail], properties: {mail: {type: string}}}\n  - {required: [phone], properties: {phone: {type: string}}}',
    after:
      'type: object\nunevaluatedProperties: false\nproperties: {id: {type: string}}\nanyOf:\n  - {required: [mail], properties: {mail: {type: string}}}\n  - {required: [phone], properties: {phone: {type: string}}}',
  },
  *judge(schema, { diagnose, resolve }) {
    const closed = conjunctsOf(schema, resolve).find(isClosed);
    if (!closed) return;
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = items(member(schema, keyword));
      const clashes = branches.flatMap((branch) => {
        const name = forbiddenName(branch, closed, resolve);
        return name === undefined ? [] : [{ branch, name }];
      });
      const isAll = clashes.length === branches.length;
      for (const { branch, name } of isAll ? clashes.slice(0, 1) : clashes) {
        yield diagnose(
          isAll ? (member(schema, keyword) ?? schema) : branch,
          {
            message: `${isAll ? 'No alternative is possible: the first' : 'This alternative'} requires \`${name}\`, which \`additionalProperties: false\` around it forbids.`,
            fix: `Describe \`${name}\` beside \`additionalProperties\`; from OpenAPI 3.1 on, write \`unevaluatedProperties: false\` instead.`,
          },
          'key',
        );
      }
    }
  },
});

function forbiddenName(
  branch: DocumentNode,
  closed: WrittenSchema,
  resolve: RuleContext['resolve'],
): string | undefined {
  return conjunctsOf(branch, resolve)
    .flatMap((part) => items(member(part, 'required')).map(({ value }) => value))
    .find((name): name is string => typeof name === 'string' && !declares(closed, name));
}
