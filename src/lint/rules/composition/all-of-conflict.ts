import { type DocumentNode, member, members } from '../../../openapi/document-node.js';
import { conformsWithoutCompiling } from '../../../schema/conforms-without-compiling.js';
import { isSameJson } from '../../../schema/json-equality.js';
import { conjunctsOf, meetHere } from '../../conjuncts.js';
import { nodeKey } from '../../name-node.js';
import type { RuleContext } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { shareType, statedTypes } from '../../schema-types.js';

/** Parts of an `allOf`, or a schema and what its `$ref` leads to, that no value can satisfy together. */
export const allOfConflict = schemaRule({
  code: 'all-of-conflict',
  keywords: ['$ref', 'allOf'],
  severity: 'error',
  summary: 'Parts that must hold together ask for different types or values.',
  why: 'No value conforms to both: every body is refused.',
  example: {
    of: 'schema',
    before: 'allOf: [{type: string}, {type: integer}]',
    after: 'anyOf: [{type: string}, {type: integer}]',
  },
  *judge(schema, { diagnose, resolve }) {
    const conjuncts = conjunctsOf(schema, resolve);
    if (conjuncts.length < 2) return;
    for (const [at, one] of conjuncts.entries()) {
      for (const other of conjuncts.slice(at + 1)) {
        const conflict = conflictOf(one, other);
        const inside = conflict === undefined ? conflictInside(one, other, resolve) : undefined;
        if (!(conflict ?? inside) || !meetHere(schema, one, other, resolve)) continue;
        const isRequired = inside && [one, other].some((part) => requires(part, inside.name));
        yield diagnose(
          schema,
          {
            severity: inside && !isRequired ? 'warning' : 'error',
            message: inside
              ? `Of \`${inside.name}\`, ${inside.conflict} must hold together, and no value does both.`
              : `${conflict} must hold together, and no value does both.`,
            fix: inside
              ? `Describe \`${inside.name}\` alike in both parts, or in one of them.`
              : 'Use `anyOf`, or correct one of the parts.',
          },
          'key',
        );
        return;
      }
    }
  },
});

/** The first property that two parts describe in ways that no value satisfies. */
function conflictInside(one: WrittenSchema, other: WrittenSchema, resolve: RuleContext['resolve']) {
  const properties = member(other, 'properties');
  for (const { key: name, node } of properties ? members(member(one, 'properties')) : []) {
    const same = properties && member(properties, name);
    for (const part of same ? conjunctsOf(node, resolve) : []) {
      for (const otherPart of conjunctsOf(same as DocumentNode, resolve)) {
        const conflict = nodeKey(part) === nodeKey(otherPart) ? undefined : conflictOf(part, otherPart);
        if (conflict !== undefined) return { name, conflict };
      }
    }
  }
  return undefined;
}

function requires({ value: { required } }: WrittenSchema, name: string): boolean {
  return Array.isArray(required) && required.includes(name);
}

function conflictOf(one: WrittenSchema, other: WrittenSchema): string | undefined {
  const [types, otherTypes] = [statedTypes(one), statedTypes(other)];
  if (types && otherTypes && !shareType(types, otherTypes)) {
    return `\`type: ${types.join(', ')}\` and \`type: ${otherTypes.join(', ')}\``;
  }
  const [values, otherValues] = [valuesOf(one), valuesOf(other)];
  if (values && otherValues) {
    const isCommon = values.some((value) => otherValues.some((same) => isSameJson(value, same)));
    return isCommon ? undefined : 'Two lists of values without a common one';
  }
  const refusing = refusingKeyword(values, other) ?? refusingKeyword(otherValues, one);
  return refusing === undefined
    ? undefined
    : `A list of values and \`${refusing}\`, which refuses each of them,`;
}

const narrowing = [
  ...['type', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'multipleOf'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems', 'required'],
];

/** The keyword by which a schema refuses every one of the values. */
function refusingKeyword(
  values: readonly unknown[] | undefined,
  { value: schema }: WrittenSchema,
): string | undefined {
  if (!values || values.length === 0) return undefined;
  const keyword = narrowing.find(
    (name) =>
      schema[name] !== undefined &&
      values.every((value) => conformsWithoutCompiling({ [name]: schema[name] }, value) === false),
  );
  return keyword === undefined ? undefined : `${keyword}: ${[schema[keyword]].flat().join(', ')}`;
}

function valuesOf({ value }: WrittenSchema): readonly unknown[] | undefined {
  if (Object.hasOwn(value, 'const')) return [value.const];
  return Array.isArray(value.enum) ? value.enum : undefined;
}
