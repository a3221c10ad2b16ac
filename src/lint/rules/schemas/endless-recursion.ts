import { type DocumentNode, isMapping, items, member, members } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { nodeKey } from '../../name-node.js';
import type { RuleContext } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { statedTypes } from '../../schema-types.js';

type Resolve = RuleContext['resolve'];

/** A schema whose every value must hold another value of the same schema. */
export const endlessRecursion = schemaRule({
  code: 'endless-recursion',
  keywords: ['$ref', 'allOf', 'required', 'minItems'],
  severity: 'error',
  summary: 'A schema requires a value of itself inside each of its values.',
  why: 'Such a value never ends, so that none can be written.',
  example: {
    of: 'document',
    before:
      "components:\n  schemas:\n    Node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Node'}}}",
    after:
      "components:\n  schemas:\n    Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}",
  },
  *judge(schema, { diagnose, resolve }) {
    for (const needed of neededInside(schema, resolve)) {
      const path = pathBack(needed.node, schema, resolve);
      if (!path) continue;
      const names = [needed.name, ...path].join('/');
      yield diagnose(
        needed.node,
        {
          message: `Each value must hold \`${names}\`, which is such a value again, without end.`,
          fix: 'Let one of them be optional, or null.',
        },
        'key',
      );
    }
  },
});

interface Needed {
  readonly name: string;
  readonly node: DocumentNode;
}

/** What every value of a schema must hold: required properties, and items of arrays that must not be empty. */
function neededInside(schema: DocumentNode, resolve: Resolve): Needed[] {
  const conjuncts = conjunctsOf(schema, resolve);
  if (conjuncts.some(escapes)) return [];
  const required = new Set(
    conjuncts.flatMap((part) => items(member(part, 'required')).map(({ value }) => value)),
  );
  return conjuncts.flatMap((part) => {
    const properties = members(member(part, 'properties')).filter(({ key }) => required.has(key));
    const item = Number(part.value.minItems ?? 0) > 0 ? member(part, 'items') : undefined;
    const own = properties.map(({ key, node }) => ({ name: key, node }));
    return item && part.value.type === 'array' ? [...own, { name: '*', node: item }] : own;
  });
}

/** Whether a value may be null, or of a type that needs nothing inside. */
function escapes(schema: WrittenSchema): boolean | undefined {
  const types = statedTypes(schema);
  return types?.some((type) => type !== 'object' && type !== 'array');
}

function pathBack(from: DocumentNode, schema: WrittenSchema, resolve: Resolve): string[] | undefined {
  const open: { node: DocumentNode; path: string[] }[] = [{ node: from, path: [] }];
  const seen = new Set<string>();
  for (let next = open.shift(); next; next = open.shift()) {
    const target = resolve(next.node);
    if (!target || !isMapping(target.value) || seen.has(nodeKey(target))) continue;
    if (nodeKey(target) === nodeKey(schema)) return next.path;
    seen.add(nodeKey(target));
    for (const { name, node } of neededInside(target, resolve))
      open.push({ node, path: [...next.path, name] });
  }
  return undefined;
}
