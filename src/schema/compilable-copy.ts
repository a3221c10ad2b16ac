import { joinPointer, pointerFromFragment, valueAt } from '../source/json-pointer.js';
import type { JsonSchema } from './json-schema.js';
import { compilePattern } from './pattern.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/** A schema object of the copy, as Ajv sees it. */
export type CopiedSchema = Record<string, unknown>;

export interface SchemaProblem {
  readonly message: string;
  /** JSON Pointer into the original schema. */
  readonly schemaPointer: string;
}

/** What Ajv compiles in place of the schema: no identifiers, no annotations, no name that JavaScript objects know. */
export interface CompilableCopy {
  readonly root: CopiedSchema;
  /** Where an object of the copy stands in the original. */
  pointerOf(copied: object): string | undefined;
  /** The `$ref` by which the copy of a schema is reached; undefined for booleans that Ajv takes as they are. */
  referenceTo(pointer: string): string | undefined;
  /** Whether an object of the copy stands for `false`. */
  isFalse(copied: object): boolean;
  readonly problem?: SchemaProblem;
}

/** Schemas that are validated apart, so that their own errors can be told from those around them. */
const APART = new Set(['anyOf', 'oneOf', 'contains', 'propertyNames']);
/** Keywords for which Ajv itself says what `false` forbids. */
const BOOLEAN_KEPT = new Set(['additionalProperties', 'unevaluatedProperties', 'items', 'unevaluatedItems']);
/** Keywords that look at the same instance as the schema they stand in. */
const IN_PLACE = new Set([
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
]);

/** Copies the parts of a schema that decide validity, with each `$ref` target gathered once under `$defs`. */
export function copyForCompilation(schema: JsonSchema): CompilableCopy {
  const pointers = new WeakMap<object, string>();
  const references = new Map<string, string>();
  const falses = new WeakSet<object>();
  const inPlace = new Map<string, Set<string>>();
  const indexes = new Map<string, number>();
  const pending: { readonly pointer: string; readonly schema: unknown }[] = [];
  let problem: SchemaProblem | undefined;

  const complain = (schemaPointer: string, message: string): void => {
    problem ??= { message, schemaPointer };
  };
  const referTo = (pointer: string, target: unknown): CopiedSchema => {
    if (pointer === '') return { $ref: '#' };
    let index = indexes.get(pointer);
    if (index === undefined) {
      index = indexes.size;
      indexes.set(pointer, index);
      pending.push({ pointer, schema: target });
    }
    return { $ref: `#/$defs/${index}` };
  };
  const linkInPlace = (from: string, to: string): void => {
    inPlace.set(from, (inPlace.get(from) ?? new Set()).add(to));
  };

  const copy = (source: unknown, pointer: string, reference: string): CopiedSchema => {
    const copied: CopiedSchema = {};
    pointers.set(copied, pointer);
    if (!references.has(pointer)) references.set(pointer, reference);
    if (source === true) return copied;
    if (source === false) {
      falses.add(copied);
      copied.not = {};
      return copied;
    }
    if (!isJsonObject(source)) {
      complain(pointer, 'must be a schema: an object, true or false');
      return copied;
    }
    if (Object.hasOwn(source, '$dynamicRef')) {
      complain(joinPointer(pointer, '$dynamicRef'), 'dynamic references are not supported');
    }
    for (const [keyword, kind] of KEYWORDS) {
      if (!Object.hasOwn(source, keyword)) continue;
      const value = source[keyword];
      const place = joinPointer(pointer, keyword);
      const child = (sub: unknown, subPointer: string): unknown => {
        if (IN_PLACE.has(keyword)) linkInPlace(pointer, subPointer);
        if (typeof sub === 'boolean' && BOOLEAN_KEPT.has(keyword)) return sub;
        return APART.has(keyword)
          ? referTo(subPointer, sub)
          : copy(sub, subPointer, reference + fragmentOf(subPointer.slice(pointer.length)));
      };
      if (kind.holds === 'data') {
        if (!kind.fits(value)) complain(place, `must be ${kind.shape}`);
        else if (keyword === '$ref') copied.$ref = resolve(value as string, pointer, place);
        else {
          if (keyword === 'pattern') checkPattern(value as string, place);
          copied[keyword] = value;
        }
      } else if (kind.holds === 'schema') copied[keyword] = child(value, place);
      else if (kind.holds === 'schema list') {
        if (!Array.isArray(value)) complain(place, 'must be a list of schemas');
        else if (value.length > 0) {
          const copies = value.map((sub, index) => child(sub, joinPointer(place, index)));
          copied[keyword] = keyword === 'allOf' ? allOfWith(copied, ...copies) : copies;
        }
      } else if (!isJsonObject(value)) complain(place, 'must be a map of schemas');
      else {
        for (const [name, sub] of Object.entries(value)) {
          const subPointer = joinPointer(place, name);
          if (keyword === 'patternProperties') checkPattern(name, subPointer);
          setSubschema(copied, keyword, name, child(sub, subPointer));
        }
      }
    }
    return copied;
  };
  const checkPattern = (pattern: string, place: string): void => {
    const compiled = compilePattern(pattern);
    if (!compiled.ok) complain(place, compiled.reason);
  };
  const resolve = (reference: string, from: string, place: string): string => {
    const pointer = pointerFromFragment(reference);
    const target = valueAt(schema, pointer);
    if (!reference.startsWith('#') || (target === undefined && pointer !== '')) {
      complain(place, `nothing is found at "${reference}"`);
      return '#';
    }
    linkInPlace(from, pointer);
    return referTo(pointer, target).$ref as string;
  };

  const root = copy(schema, '', '#');
  const definitions: unknown[] = [];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    definitions.push(copy(next.schema, next.pointer, `#/$defs/${definitions.length}`));
  }
  root.$defs = { ...definitions };
  const endless = findCycle(inPlace);
  if (endless !== undefined) complain(endless, 'refers to itself without ever reaching a smaller value');
  return {
    root,
    pointerOf: (copied) => pointers.get(copied),
    referenceTo: (pointer) => references.get(pointer),
    isFalse: (copied) => falses.has(copied),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** A pointer as part of a URI fragment (RFC 6901 §6). */
function fragmentOf(pointer: string): string {
  return pointer.split('/').map(encodeURIComponent).join('/');
}

/** Ajv passes over members named `__proto__`; equivalent keywords say the same. */
function setSubschema(copied: CopiedSchema, keyword: string, name: string, sub: unknown): void {
  if (name !== '__proto__') addMember(copied, keyword, name, sub);
  else if (keyword !== 'dependentSchemas') addMember(copied, 'patternProperties', `^(?:${name})$`, sub);
  else {
    const conditional = Object.fromEntries([
      ['if', { type: 'object', required: [name] }],
      ['then', sub],
    ]);
    copied.allOf = allOfWith(copied, conditional);
  }
}

function allOfWith(copied: CopiedSchema, ...more: unknown[]): unknown[] {
  return [...((copied.allOf as unknown[] | undefined) ?? []), ...more];
}

function addMember(copied: CopiedSchema, keyword: string, name: string, sub: unknown): void {
  copied[keyword] ??= {};
  (copied[keyword] as Record<string, unknown>)[name] = sub;
}

/** A node on a cycle of the graph, or undefined. */
function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (node: string): string | undefined => {
    if (state.get(node) === 'done') return undefined;
    if (state.get(node) === 'open') return node;
    state.set(node, 'open');
    for (const next of edges.get(node) ?? []) {
      const found = visit(next);
      if (found !== undefined) return found;
    }
    state.set(node, 'done');
    return undefined;
  };
  for (const node of edges.keys()) {
    const found = visit(node);
    if (found !== undefined) return found;
  }
  return undefined;
}
