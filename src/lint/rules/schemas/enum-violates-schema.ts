import { type DocumentNode, isMapping, items, member } from '../../../openapi/document-node.js';
import { conformsWithoutCompiling } from '../../../schema/conforms-without-compiling.js';
import { isSameJson } from '../../../schema/json-equality.js';
import type { JsonSchema } from '../../../schema/json-schema.js';
import { quote } from '../../quote.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { shareType, statedTypes, typeOfValue } from '../../schema-types.js';

const constraints = ['minLength', 'maxLength', 'pattern', 'format', 'multipleOf'].concat(
  ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'required'],
);

/** A member of `enum`, or a `const`, that the other keywords of the same schema refuse. */
export const enumViolatesSchema = schemaRule({
  code: 'enum-violates-schema',
  keywords: ['enum', 'const'],
  severity: 'error',
  summary: 'A member of `enum`, or a `const`, breaks the other keywords of its own schema.',
  why: 'The value is promised and refused at once: a client that sends it is turned away, and a mock cannot answer with it.',
  example: {
    of: 'schema',
    before: 'type: string\nmaxLength: 3\nenum: [new, abandoned]',
    after: 'type: string\nmaxLength: 9\nenum: [new, abandoned]',
  },
  *judge(schema, { diagnose }) {
    const constant = member(schema, 'const');
    const listed = member(schema, 'enum');
    // Data is never a reference, but authors mean one, and some tools follow it.
    const members = items(listed).filter(({ value }) => !isMapping(value) || !Object.hasOwn(value, '$ref'));
    const common = members.length > 1 ? commonKeyword(schema, members) : undefined;
    if (listed && common !== undefined) {
      yield diagnose(
        listed,
        {
          message: `None of these values can be sent: \`${common}: ${plain(schema.value[common])}\` refuses each.`,
          fix: belongsToItems(schema, members)
            ? 'Write the `enum` under `items`.'
            : `Correct \`${common}\`, or the values.`,
        },
        'key',
      );
    }
    for (const node of [...(common === undefined ? members : []), ...(constant ? [constant] : [])]) {
      const broken = brokenKeyword(schema, node.value);
      if (broken === undefined) continue;
      yield diagnose(node, {
        message: `${quote(node.value)} can never be sent: \`${broken}: ${plain(schema.value[broken])}\` refuses it.`,
        fix:
          broken === 'type'
            ? `Write it as ${plain(schema.value.type)}, or correct the type.`
            : `Correct the value, or \`${broken}\`.`,
      });
    }
    if (!constant || !listed || members.some(({ value }) => isSameJson(value, constant.value))) return;
    yield diagnose(constant, {
      message: `${quote(constant.value)} is not in the \`enum\` beside it, so no value conforms.`,
      fix: 'Keep one of the two.',
    });
  },
});

/** The keyword that refuses all values of a list. */
function commonKeyword(schema: WrittenSchema, members: readonly DocumentNode[]): string | undefined {
  const [first, ...others] = members.map(({ value }) => brokenKeyword(schema, value));
  return others.every((keyword) => keyword === first) ? first : undefined;
}

/** Whether the values of a list are those of the items of the array that it stands in. */
function belongsToItems(schema: WrittenSchema, members: readonly DocumentNode[]): boolean {
  const item = member(schema, 'items');
  const isArray = statedTypes(schema)?.includes('array') === true && item !== undefined;
  return (
    isArray &&
    members.every(({ value }) => conformsWithoutCompiling(item.value as JsonSchema, value) === true)
  );
}

function brokenKeyword(schema: WrittenSchema, value: unknown): string | undefined {
  const types = statedTypes(schema);
  if (types && !shareType(types, [typeOfValue(value)])) return 'type';
  // The flags of OpenAPI 3.0 stand for nothing here: a keyword that cannot be read is not broken.
  return constraints.find(
    (keyword) =>
      Object.hasOwn(schema.value, keyword) &&
      conformsWithoutCompiling({ [keyword]: schema.value[keyword] }, value) === false,
  );
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
