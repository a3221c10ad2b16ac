import { type DocumentNode, isMapping, items, member, members } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';
import { statedTypes } from '../../schema-types.js';

type Resolve = RuleContext['resolve'];

/** A schema whose every value must hold another value of the same schema. */
export const endlessRecursion: Rule = {
  code: 'endless-recursion',
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
  *check(_api, { schemas, diagnose, resolve }) {
    /** The schemas of circles that were told: one circle is one defect. */
    const told = new Set<string>();
    for (const schema of schemas.with(['$ref', ...inPlace, 'required', 'minItems'])) {
      if (told.has(nodeKey(schema))) continue;
      const circle = circleInPlace(schema, resolve);
      if (circle) {
        for (const passed of circle.passed) told.add(passed);
        yield diagnose(
          member(schema, circle.keyword) ?? schema,
          {
            message: 'This schema is a part of itself.',
            fix: `Remove it from its own \`${circle.keyword}\`.`,
          },
          'key',
        );
        continue;
      }
      for (const needed of neededInside(schema, resolve)) {
        const back = wayBack(needed.node, schema, resolve);
        if (!back) continue;
        for (const passed of back.passed) told.add(passed);
        const names = [needed.name, ...back.names].join('/');
        yield diagnose(
          needed.node,
          {
            message: `Each value must hold \`${names}\`, which is such a value again, without end.`,
            fix: 'Let one of them be optional, or null.',
          },
          'key',
        );
      }
    }
  },
};

/** Keywords whose schemas are about the same value as the one that holds them. */
const inPlace = ['allOf', 'anyOf', 'oneOf'];

/** The keyword by which a schema is a part of itself, over references too, with the schemas on the way: judging a value by it never ends. */
function circleInPlace(
  schema: WrittenSchema,
  resolve: Resolve,
): { readonly keyword: string; readonly passed: ReadonlySet<string> } | undefined {
  for (const keyword of inPlace) {
    const passed = new Set<string>();
    const open = [...items(member(schema, keyword))];
    for (let next = open.pop(); next; next = open.pop()) {
      for (const part of conjunctsOf(next, resolve)) {
        if (passed.has(nodeKey(part))) continue;
        passed.add(nodeKey(part));
        open.push(...['anyOf', 'oneOf'].flatMap((word) => items(member(part, word))));
      }
    }
    if (passed.has(nodeKey(schema))) return { keyword, passed };
  }
  return undefined;
}

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

/** Alternatives inside alternatives are followed so far. */
const mostAlternatives = 4;

interface Way {
  readonly names: readonly string[];
  /** The schemas on the way. */
  readonly passed: readonly string[];
}

/** The way from a value back to one of the schema, where each value takes such a way. */
function wayBack(from: DocumentNode, schema: WrittenSchema, resolve: Resolve, depth = 0): Way | undefined {
  const open: ({ node: DocumentNode } & Way)[] = [{ node: from, names: [], passed: [] }];
  const seen = new Set<string>();
  for (let next = open.shift(); next; next = open.shift()) {
    const target = resolve(next.node);
    if (!target || !isMapping(target.value) || seen.has(nodeKey(target))) continue;
    // What an upgrade made of form fields stands at the place of a field.
    if (nodeKey(target) === nodeKey(schema) && target.value === schema.value) return next;
    seen.add(nodeKey(target));
    const passed = [...next.passed, nodeKey(target)];
    for (const { name, node } of neededInside(target, resolve))
      open.push({ node, names: [...next.names, name], passed });
    for (const branches of depth < mostAlternatives ? alternativesOf(target, resolve) : []) {
      const ways = branches.map((branch) => wayBack(branch, schema, resolve, depth + 1));
      const [first] = ways;
      if (first && ways.every((way) => way !== undefined)) {
        const names = [...next.names, ...first.names];
        return { names, passed: [...passed, ...ways.flatMap((way) => way?.passed ?? [])] };
      }
    }
  }
  return undefined;
}

/** The lists of alternatives of which each value must take one. */
function alternativesOf(schema: DocumentNode, resolve: Resolve): DocumentNode[][] {
  const conjuncts = conjunctsOf(schema, resolve);
  if (conjuncts.some(escapes)) return [];
  const lists = conjuncts.flatMap((part) =>
    ['oneOf', 'anyOf'].map((keyword) => items(member(part, keyword))),
  );
  return lists.filter((branches) => branches.length > 0);
}
