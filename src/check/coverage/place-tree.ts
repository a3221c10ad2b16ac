import { FORMATS } from '../../schema/formats.js';
import type { JsonSchema, SchemaObject } from '../../schema/json-schema.js';
import { joinPointer, pointerFromFragment, valueAt } from '../../source/json-pointer.js';

/** What a schema says of one place of a value: `$ref` and `allOf` are merged, alternatives stand apart. */
export interface PlaceNode {
  /** JSON Pointer into the value, `*` for every item and every free key. */
  readonly pointer: string;
  /** The keywords that can be broken here; `required` stands at the property that is asked for. */
  readonly keywords: ReadonlySet<string>;
  /** The values that `enum` or `const` list. */
  readonly members: readonly unknown[];
  readonly properties: ReadonlyMap<string, PlaceNode>;
  /** Values of keys that are not named. */
  readonly others?: PlaceNode;
  readonly items?: PlaceNode;
  readonly branches: readonly PlaceBranch[];
}

/** An alternative: what it says holds only for values that conform to it. */
export interface PlaceBranch {
  /** `oneOf 2`, `then`. */
  readonly name: string;
  /** Where the schema stands that tells whether the branch is taken, in the self-contained schema. */
  readonly condition: string;
  readonly isTakenWhen: boolean;
  readonly node: PlaceNode;
}

export interface PlaceTree {
  readonly schema: JsonSchema;
  readonly root: PlaceNode;
  /** Whether the schema has more places than are followed. */
  readonly isCut: boolean;
}

/** Places that are followed in one schema, the nearest to the root first. */
const mostPlaces = 300;

interface Located {
  readonly schema: SchemaObject;
  readonly pointer: string;
}

interface Draft {
  readonly pointer: string;
  readonly keywords: Set<string>;
  readonly members: unknown[];
  readonly properties: Map<string, Draft>;
  others?: Draft;
  items?: Draft;
  readonly branches: (Omit<PlaceBranch, 'node'> & { readonly node: Draft })[];
}

interface Pending {
  readonly draft: Draft;
  readonly schemas: readonly { readonly schema: JsonSchema; readonly pointer: string }[];
  /** Where the schemas around stand: a schema inside itself is not entered again. */
  readonly around: ReadonlySet<string>;
}

const trees = new WeakMap<object, PlaceTree>();

/** The places of a self-contained schema; kept as long as the schema. */
export function placeTreeOf(schema: JsonSchema): PlaceTree {
  const known = typeof schema === 'object' ? trees.get(schema) : undefined;
  if (known) return known;
  const tree = growTree(schema);
  if (typeof schema === 'object') trees.set(schema, tree);
  return tree;
}

function growTree(schema: JsonSchema): PlaceTree {
  const root = emptyDraft('');
  const queue: Pending[] = [{ draft: root, schemas: [{ schema, pointer: '' }], around: new Set() }];
  let places = 0;
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (places++ >= mostPlaces) return { schema, root, isCut: true };
    const { parts, seen } = expand(schema, next);
    const inside = childrenOf(next.draft, parts);
    const around = new Set([...next.around, ...seen]);
    queue.push(...inside.map((child) => ({ ...child, around })));
  }
  return { schema, root, isCut: false };
}

/** Follows `$ref` and `allOf`. */
function expand(root: JsonSchema, { schemas, around }: Pending): { parts: Located[]; seen: Set<string> } {
  const parts: Located[] = [];
  const seen = new Set<string>();
  const open = [...schemas];
  for (let next = open.shift(); next; next = open.shift()) {
    const { schema, pointer } = next;
    if (typeof schema === 'boolean' || seen.has(pointer) || around.has(pointer)) continue;
    seen.add(pointer);
    parts.push({ schema, pointer });
    if (typeof schema.$ref === 'string') {
      const target = pointerFromFragment(schema.$ref);
      open.push({ schema: (valueAt(root, target) as JsonSchema | undefined) ?? true, pointer: target });
    }
    open.push(...listed(schema.allOf, joinPointer(pointer, 'allOf')));
  }
  return { parts, seen };
}

function childrenOf(draft: Draft, parts: readonly Located[]): Omit<Pending, 'around'>[] {
  const children = new Map<Draft, { schema: JsonSchema; pointer: string }[]>();
  const add = (child: Draft, schema: unknown, pointer: string) => {
    children.set(child, [...(children.get(child) ?? []), { schema: schema as JsonSchema, pointer }]);
  };
  const property = (name: string): Draft => {
    const known = draft.properties.get(name) ?? emptyDraft(joinPointer(draft.pointer, name));
    draft.properties.set(name, known);
    return known;
  };
  for (const { schema, pointer } of parts) {
    for (const keyword of ruleKeywords(schema)) draft.keywords.add(keyword);
    const members = schema.const === undefined ? schema.enum : [schema.const];
    if (Array.isArray(members) && draft.members.length === 0) draft.members.push(...members);
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      add(property(name), inner, joinPointer(pointer, 'properties', name));
    }
    for (const name of Array.isArray(schema.required) ? schema.required : []) {
      property(String(name)).keywords.add('required');
    }
    for (const [name, inner] of Object.entries(schema.patternProperties ?? {})) {
      draft.others ??= emptyDraft(`${draft.pointer}/*`);
      add(draft.others, inner, joinPointer(pointer, 'patternProperties', name));
    }
    if (isSchemaObject(schema.additionalProperties)) {
      draft.others ??= emptyDraft(`${draft.pointer}/*`);
      add(draft.others, schema.additionalProperties, joinPointer(pointer, 'additionalProperties'));
    }
    const items = [
      ...listed(schema.prefixItems, joinPointer(pointer, 'prefixItems')),
      ...(schema.items === undefined || schema.items === false
        ? []
        : [{ schema: schema.items as JsonSchema, pointer: joinPointer(pointer, 'items') }]),
    ];
    for (const item of items) {
      draft.items ??= emptyDraft(`${draft.pointer}/*`);
      add(draft.items, item.schema, item.pointer);
    }
    for (const branch of branchesOf(schema, pointer)) {
      const node = emptyDraft(draft.pointer);
      const { name, condition, isTakenWhen } = branch;
      draft.branches.push({ name, condition, isTakenWhen, node });
      add(node, branch.schema, branch.pointer);
    }
  }
  return [...children].map(([child, schemas]) => ({ draft: child, schemas }));
}

function* branchesOf(schema: SchemaObject, pointer: string) {
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    for (const [index, branch] of listed(schema[keyword], joinPointer(pointer, keyword)).entries()) {
      yield { name: `${keyword} ${index + 1}`, condition: branch.pointer, isTakenWhen: true, ...branch };
    }
  }
  if (schema.if === undefined) return;
  for (const [name, isTakenWhen] of [
    ['then', true],
    ['else', false],
  ] as const) {
    const inner = schema[name] as JsonSchema | undefined;
    if (inner === undefined) continue;
    const condition = joinPointer(pointer, 'if');
    yield { name, condition, isTakenWhen, schema: inner, pointer: joinPointer(pointer, name) };
  }
}

/** Keywords that a value can break by themselves; limits that nothing is beyond are none. */
function ruleKeywords(schema: SchemaObject): string[] {
  return Object.keys(schema).filter((keyword) => rules.get(keyword)?.(schema[keyword]) === true);
}

const always = () => true;
const aboveNothing = (limit: unknown) => Number(limit) > 0;
const rules: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ...['type', 'enum', 'const', 'not', 'pattern', 'contains', 'propertyNames', 'dependentRequired'].map(
    (keyword) => [keyword, always] as const,
  ),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map(
    (keyword) => [keyword, always] as const,
  ),
  ...['maxLength', 'maxItems', 'maxProperties'].map((keyword) => [keyword, always] as const),
  ...['minLength', 'minItems', 'minProperties'].map((keyword) => [keyword, aboveNothing] as const),
  ['uniqueItems', (value: unknown) => value === true],
  ['additionalProperties', (value: unknown) => value === false],
  ['unevaluatedProperties', (value: unknown) => value === false],
  ['format', (name: unknown) => Object.hasOwn(FORMATS, String(name))],
]);

function listed(value: unknown, pointer: string): { schema: JsonSchema; pointer: string }[] {
  if (!Array.isArray(value)) return [];
  return value.map((schema: JsonSchema, index) => ({ schema, pointer: joinPointer(pointer, index) }));
}

function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function emptyDraft(pointer: string): Draft {
  return { pointer, keywords: new Set(), members: [], properties: new Map(), branches: [] };
}
