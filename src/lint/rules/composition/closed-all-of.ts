import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { items, member, members } from '../../../openapi/document-node.js';
import { conjunctsOf, meetHere } from '../../conjuncts.js';
import { declares, isClosed } from '../../declared-properties.js';
import type { RuleContext } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';

/** `additionalProperties: false` does not see the properties of the schemas beside it (JSON Schema 2020-12 core §10.3.2.3). */
export const closedAllOf = schemaRule({
  code: 'closed-all-of',
  keywords: ['$ref', 'allOf'],
  severity: 'error',
  summary: 'A part of an `allOf` forbids what another part describes.',
  why: 'Each part judges the whole object: a property that only one of them knows is refused by the other.',
  example: {
    of: 'schema',
    before:
      'allOf:\n  - {type: object, additionalProperties: false, required: [id], properties: {id: {type: string}}}\n  - {type: object, required: [name], properties: {name: {type: string}}}',
    after:
      'unevaluatedProperties: false\nallOf:\n  - {type: object, required: [id], properties: {id: {type: string}}}\n  - {type: object, required: [name], properties: {name: {type: string}}}',
  },
  *judge(schema, context) {
    const conjuncts = conjunctsOf(schema, context.resolve);
    for (const closed of conjuncts.filter(isClosed)) {
      const others = conjuncts.filter((other) => other !== closed);
      const clash = others
        .map((other) => ({ other, ...forbiddenOf(closed, other) }))
        .find(({ names, other }) => names.length > 0 && meetHere(schema, closed, other, context.resolve));
      if (!clash) continue;
      yield complain(schema, closed, clash, context);
      return;
    }
  },
});

/** Properties of a schema that a closed one beside it does not know: the required ones first. */
function forbiddenOf(closed: WrittenSchema, other: WrittenSchema): { names: string[]; required: boolean } {
  const strange = (names: string[]) => names.filter((name) => !declares(closed, name));
  const required = strange(items(member(other, 'required')).map(({ value }) => String(value)));
  if (required.length > 0) return { names: required, required: true };
  return { names: strange(members(member(other, 'properties')).map(({ key }) => key)), required: false };
}

function complain(
  schema: WrittenSchema,
  closed: WrittenSchema,
  { names, required }: { names: string[]; required: boolean },
  { diagnose }: RuleContext,
): Diagnostic {
  const all = names.map((name) => `\`${name}\``).join(', ');
  const isOwn = closed.file === schema.file && closed.pointer.startsWith(schema.pointer);
  return diagnose(
    (isOwn ? member(closed, 'additionalProperties') : undefined) ?? member(schema, 'allOf') ?? schema,
    {
      severity: required ? 'error' : 'warning',
      message: required
        ? `One part requires ${all}, another has \`additionalProperties: false\` and does not know it: no object conforms.`
        : `One part describes ${all}, another has \`additionalProperties: false\` and forbids it.`,
      fix: 'Remove `additionalProperties: false` from the part; from OpenAPI 3.1 on, write `unevaluatedProperties: false` beside the `allOf`.',
    },
    'key',
  );
}
