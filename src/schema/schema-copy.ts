import { joinPointer } from '../source/json-pointer.js';
import { compilePattern } from './pattern.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/** A schema object of the copy, as Ajv sees it: no identifiers, no annotations, no name that JavaScript objects know. */
export type CopiedSchema = Record<string, unknown>;

/** What the copying of one schema tells, and asks, while it goes; pointers are into the original. */
export interface CopyEvents {
  /** An object of the copy was made for what stands at the pointer. */
  copied(copy: CopiedSchema, pointer: string, source: unknown): void;
  /** Two schemas look at the same instance. */
  linked(from: string, to: string): void;
  complain(pointer: string, message: string): void;
  /** A reference to the copy of a schema that is compiled apart. */
  referTo(pointer: string, target: unknown): CopiedSchema;
  /** The same for the target of a `$ref`; `place` is that of the keyword. */
  follow(reference: string, from: string, place: string): CopiedSchema;
}

/** Schemas that are validated apart, so that their own errors can be told from those around them. */
const APART = new Set(['anyOf', 'oneOf', 'contains', 'propertyNames']);
/** Keywords for which Ajv itself says what `false` forbids. */
const BOOLEAN_KEPT = new Set(['additionalProperties', 'unevaluatedProperties', 'items', 'unevaluatedItems']);
/** Keywords that look at the same instance as the schema they stand in. */
const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']);

/** Copies the parts of a schema that decide validity. */
export function copySchema(source: unknown, pointer: string, events: CopyEvents): CopiedSchema {
  const copied: CopiedSchema = {};
  events.copied(copied, pointer, source);
  if (source === true) return copied;
  if (source === false) {
    copied.not = {};
    return copied;
  }
  if (!isJsonObject(source)) {
    events.complain(pointer, 'must be a schema: an object, true or false');
    return copied;
  }
  if (Object.hasOwn(source, '$dynamicRef')) {
    events.complain(joinPointer(pointer, '$dynamicRef'), 'dynamic references are not supported');
  }
  for (const [keyword, kind] of KEYWORDS) {
    if (!Object.hasOwn(source, keyword)) continue;
    const value = source[keyword];
    const place = joinPointer(pointer, keyword);
    const child = (sub: unknown, subPointer: string): unknown => {
      if (IN_PLACE.has(keyword)) events.linked(pointer, subPointer);
      if (typeof sub === 'boolean' && BOOLEAN_KEPT.has(keyword)) return sub;
      return APART.has(keyword) ? events.referTo(subPointer, sub) : copySchema(sub, subPointer, events);
    };
    if (kind.holds === 'data') {
      if (!kind.fits(value)) events.complain(place, `must be ${kind.shape}`);
      else if (keyword === '$ref') Object.assign(copied, events.follow(value as string, pointer, place));
      else {
        if (keyword === 'pattern') checkPattern(value as string, place, events);
        copied[keyword] = value;
      }
    } else if (kind.holds === 'schema') copied[keyword] = child(value, place);
    else if (kind.holds === 'schema list') {
      if (!Array.isArray(value)) events.complain(place, 'must be a list of schemas');
      else if (value.length > 0) {
        const copies = value.map((sub, index) => child(sub, joinPointer(place, index)));
        copied[keyword] = keyword === 'allOf' ? allOfWith(copied, ...copies) : copies;
      }
    } else if (!isJsonObject(value)) events.complain(place, 'must be a map of schemas');
    else {
      for (const [name, sub] of Object.entries(value)) {
        const subPointer = joinPointer(place, name);
        if (keyword === 'patternProperties') checkPattern(name, subPointer, events);
        setSubschema(copied, keyword, name, child(sub, subPointer));
      }
    }
  }
  return copied;
}

function checkPattern(pattern: string, place: string, events: CopyEvents): void {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) events.complain(place, compiled.reason);
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
