import type { Api } from '../../../openapi/api.js';
import { ApiSchema } from '../../../openapi/api-schema.js';
import { type DocumentNode, isMapping, items, member, stringAt } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import { validatorOf } from '../../../schema/compile.js';
import { conformsWithoutCompiling } from '../../../schema/conforms-without-compiling.js';
import { canonicalJson } from '../../../schema/json-equality.js';
import type { JsonSchema } from '../../../schema/json-schema.js';
import { likelyValue } from '../../../schema/valid-values.js';
import { conjunctsOf } from '../../conjuncts.js';
import { isClosed } from '../../declared-properties.js';
import { quote } from '../../quote.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { shareType, statedTypes, typeOfValue } from '../../schema-types.js';

/** A value of one `oneOf` branch that conforms to another as well, and so to none (JSON Schema 2020-12 core §10.2.1.3). */
export const oneOfOverlap = schemaRule({
  code: 'one-of-overlap',
  keywords: ['oneOf'],
  severity: 'warning',
  summary: 'A value conforms to two branches of a `oneOf`.',
  why: '`oneOf` refuses what conforms to more than one branch: data that its author calls valid is turned away.',
  example: {
    of: 'schema',
    before: 'oneOf: [{type: integer}, {type: number}]',
    after: 'anyOf: [{type: integer}, {type: number}]',
  },
  *judge(schema, { diagnose, resolve }, api) {
    // A discriminator says which branch is meant.
    if (schema.value.discriminator !== undefined) return;
    const branches = items(member(schema, 'oneOf')).map((node) => branchOf(node, resolve(node), api));
    const around = conjunctsOf(schema, resolve);
    // What the schema around the branches refuses is no value of theirs.
    const isRefused = (value: unknown) =>
      around.some((part) => {
        const types = statedTypes(part);
        return types !== undefined && !shareType(types, [typeOfValue(value)]);
      });
    for (const [at, branch] of branches.entries()) {
      for (const [before, earlier] of branches.slice(0, at).entries()) {
        if (areApart(earlier, branch)) continue;
        const shared = sharedValue(earlier, branch);
        // A closed schema around them forbids what is put together.
        if (!shared || isRefused(shared.value) || (shared.isMerged && isClosed(schema))) continue;
        yield diagnose(
          branch.node,
          {
            severity: shared.isMerged ? 'info' : 'warning',
            message: `${quote(shared.value)} conforms to ${nameOf(earlier.node, before)} and to ${nameOf(branch.node, at)}, so the \`oneOf\` refuses it.`,
            fix: 'Write `anyOf`, add a discriminator, or require in each branch what tells it from the others.',
          },
          'key',
        );
        return;
      }
    }
  },
});

interface Branch {
  readonly node: DocumentNode;
  readonly target: WrittenSchema | undefined;
  readonly schema: () => JsonSchema;
  /** A small value of it. */
  readonly small: () => ReturnType<typeof likelyValue>;
}

function branchOf(node: DocumentNode, target: DocumentNode | undefined, api: Api): Branch {
  const schema = new ApiSchema(node, api.references, dialectOf(api.openapiVersion));
  const isObject = target && isMapping(target.value);
  let small: ReturnType<typeof likelyValue> | undefined;
  return {
    node,
    target: isObject ? (target as WrittenSchema) : undefined,
    schema: () => schema.schema('response'),
    small: () => (small ??= likelyValue(schema.schema('response'))),
  };
}

/** Whether nothing is to be said of the branches: their types exclude each other. */
function areApart(one: Branch, other: Branch): boolean {
  if (!one.target || !other.target) return true;
  // The same schema twice is a finding of its own.
  if (canonicalJson(one.node.value) === canonicalJson(other.node.value)) return true;
  const [types, otherTypes] = [statedTypes(one.target), statedTypes(other.target)];
  return types !== undefined && otherTypes !== undefined && !shareType(types, otherTypes);
}

interface SharedValue {
  readonly value: unknown;
  /** Put together of a value of each branch: nobody sends it, but nothing forbids it. */
  readonly isMerged: boolean;
}

function sharedValue(one: Branch, other: Branch): SharedValue | undefined {
  if (isNullable(one) && isNullable(other)) return { value: null, isMerged: false };
  const isShared = (value: unknown) => conforms(one.schema(), value) && conforms(other.schema(), value);
  const [small, otherSmall] = [one.small(), other.small()];
  if (!small.ok || !otherSmall.ok) return undefined;
  for (const { value } of [small, otherSmall]) if (isShared(value)) return { value, isMerged: false };
  if (!isMapping(small.value) || !isMapping(otherSmall.value)) return undefined;
  const merged = { ...small.value, ...otherSmall.value };
  return isShared(merged) ? { value: merged, isMerged: true } : undefined;
}

function isNullable({ target }: Branch): boolean {
  return (
    target !== undefined && target.value.enum === undefined && statedTypes(target)?.includes('null') === true
  );
}

function nameOf(node: DocumentNode, index: number): string {
  const ref = stringAt(node, '$ref');
  return ref === undefined ? `branch ${index + 1}` : `\`${ref.slice(ref.lastIndexOf('/') + 1)}\``;
}

function conforms(schema: JsonSchema, value: unknown): boolean {
  const told = conformsWithoutCompiling(schema, value);
  if (told !== undefined) return told;
  const validator = validatorOf(schema);
  return validator.problem === undefined && validator.validate(value).length === 0;
}
