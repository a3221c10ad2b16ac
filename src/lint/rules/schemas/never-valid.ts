import { isMapping, member } from '../../../openapi/document-node.js';
import { conformsWithoutCompiling } from '../../../schema/conforms-without-compiling.js';
import type { JsonSchema } from '../../../schema/json-schema.js';
import { conjunctsOf } from '../../conjuncts.js';
import { nodeKey } from '../../name-node.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { type JsonType, statedTypes } from '../../schema-types.js';

const annotations = new Set(['title', 'description', '$comment', 'deprecated', 'example', 'examples']);

/** `not` with a schema that accepts everything (JSON Schema 2020-12 core §10.2.1.4). */
export const neverValid = schemaRule({
  code: 'never-valid',
  keywords: ['not'],
  severity: 'error',
  summary: 'A `not` excludes every value.',
  why: 'What stands under such a schema can never conform: a required property of it makes every body wrong.',
  example: {
    of: 'schema',
    before: 'type: string\nnot: {}',
    after: 'type: string\nnot: {enum: [none]}',
  },
  *judge(schema, { diagnose, resolve }) {
    const not = member(schema, 'not');
    if (!not) return;
    const keywords = isMapping(not.value)
      ? Object.keys(not.value).filter((key) => !annotations.has(key))
      : [];
    const isEmpty = not.value === true || (isMapping(not.value) && keywords.length === 0);
    const excluded = keywords.join() === 'type' ? statedTypes(not as WrittenSchema) : undefined;
    const stated = statedTypes(schema);
    const isOwnType = excluded !== undefined && stated?.every((type) => holdsAll(excluded, type));
    const { enum: listed } = schema.value;
    const isOwnList =
      Array.isArray(listed) &&
      listed.length > 0 &&
      listed.every((value) => conformsWithoutCompiling(not.value as JsonSchema, value) === true);
    const target = resolve(not);
    const isOwnPart =
      target !== undefined && conjunctsOf(schema, resolve).some((part) => nodeKey(part) === nodeKey(target));
    if (!isEmpty && !isOwnType && !isOwnList && !isOwnPart) return;
    yield diagnose(
      not,
      {
        message: isEmpty
          ? 'Every value conforms to an empty schema, so this `not` leaves none.'
          : isOwnType
            ? `This \`not\` excludes every ${stated?.join(' and ')}, and nothing else is allowed beside it.`
            : 'This `not` excludes all that is allowed beside it.',
        fix: 'Say what is excluded, or remove the `not`.',
      },
      'key',
    );
  },
});

/** Whether a type is one of the excluded ones, or an integer where all numbers are. */
function holdsAll(excluded: readonly JsonType[], type: JsonType): boolean {
  return excluded.includes(type) || (type === 'integer' && excluded.includes('number'));
}
