import { items, member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { shareType, statedTypes } from '../../schema-types.js';

/** An alternative of another type than the schema that it stands in. */
export const impossibleBranch = schemaRule({
  code: 'impossible-branch',
  keywords: ['oneOf', 'anyOf'],
  severity: 'error',
  summary: 'An alternative is of another type than the schema around it.',
  why: 'Both must hold, so that no value is ever of this alternative; where all are so, none conforms at all.',
  example: {
    of: 'schema',
    before: 'type: string\noneOf: [{type: integer}, {format: date}]',
    after: 'oneOf: [{type: integer}, {type: string, format: date}]',
  },
  *judge(schema, { diagnose, resolve }) {
    const around = conjunctsOf(schema, resolve);
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = items(member(schema, keyword));
      const impossible = branches.filter((branch) =>
        conjunctsOf(branch, resolve).some((part) => around.some((other) => excludes(part, other))),
      );
      for (const branch of impossible.length === branches.length ? impossible.slice(0, 1) : impossible) {
        const isAll = impossible.length === branches.length;
        yield diagnose(
          isAll ? (member(schema, keyword) ?? schema) : branch,
          {
            severity: isAll ? 'error' : 'warning',
            message: `${isAll ? 'No alternative is' : 'This alternative is not'} of the type that the schema around it states.`,
            fix: 'Correct the type, or write it in the alternatives alone.',
          },
          'key',
        );
      }
    }
  },
});

function excludes(one: WrittenSchema, other: WrittenSchema): boolean {
  const [types, others]: readonly ReturnType<typeof statedTypes>[] = [statedTypes(one), statedTypes(other)];
  return types !== undefined && others !== undefined && !shareType(types, others);
}
