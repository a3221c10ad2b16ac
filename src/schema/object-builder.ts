import { joinPointer } from '../source/json-pointer.js';
import { type BuildRequest, type BuildsValues, type Built, fail, memberPointer } from './build-request.js';
import { greatest, least, stated } from './facts.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { declaredNames, propertyPlace } from './member-place.js';
import { textMatching } from './pattern-text.js';
import { type Located, locate, type Place, placeKey, resolvePlace } from './place.js';
import { isJsonObject } from './schema-keywords.js';
import { obeys, stringFor, stringRules } from './string-value.js';

type Parts = readonly Located<SchemaObject>[];

/** What must be in an object beside what its schemas require. */
export interface WantedMembers {
  /** Values that are already there. */
  readonly fixed: ReadonlyMap<string, unknown>;
  /** How many members at least, beside what `minProperties` says. */
  readonly atLeast?: number;
  /** Names that must not be there. */
  readonly without?: ReadonlySet<string>;
}

const NOTHING: WantedMembers = { fixed: new Map() };

/** Builds objects: what is required, what that depends on, and as many more as `minProperties` asks for. */
export class ObjectBuilder {
  readonly #path: string[] = [];

  constructor(
    private readonly root: JsonSchema,
    private readonly values: BuildsValues,
  ) {}

  build(
    parts: Parts,
    request: BuildRequest,
    { fixed, without, atLeast: wantedCount = 0 }: WantedMembers = NOTHING,
  ): Built {
    const wanted = new Set<string>([...requiredNames(parts), ...fixed.keys()]);
    const all = this.#withDependents(parts, wanted);
    const members = new Map<string, unknown>();
    const put = (name: string): Built => {
      const value = fixed.has(name)
        ? { ok: true as const, value: fixed.get(name) }
        : this.#member(all, name, request);
      if (value.ok) members.set(name, value.value);
      return value;
    };
    const declared = declaredNames(all);
    for (const name of inOrder(declared, wanted).filter((name) => !without?.has(name))) {
      const built = put(name);
      if (!built.ok) return built;
    }
    const most = least(stated(all, 'maxProperties'))?.value ?? Infinity;
    const atLeast = Math.max(wantedCount, greatest(stated(all, 'minProperties'))?.value ?? 0);
    // Without any member, objects that should differ would all be equal.
    const wished = Math.max(atLeast, request.variant > 0 && members.size === 0 ? Math.min(1, most) : 0);
    const isFree = (name: string): boolean =>
      !members.has(name) && !without?.has(name) && !isForbidden(all, name) && members.size < most;
    for (const name of declared.filter(isFree)) {
      const optional = request.full && !this.#isOnPath(all, name);
      if ((optional || members.size < wished) && isFree(name)) put(name);
    }
    for (const name of members.size < wished ? this.#inventedNames(all) : []) {
      if (isFree(name)) put(name);
      if (members.size >= wished) break;
    }
    if (members.size < atLeast) return fail(request, `no ${atLeast} properties were found`);
    const order = new Map([...declared, ...members.keys()].map((name, index) => [name, index]));
    const entries = [...members].sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return { ok: true, value: Object.fromEntries(entries) };
  }

  /** Names for properties that are allowed but not declared, by `patternProperties` or `additionalProperties`. */
  *#inventedNames(parts: Parts): Generator<string> {
    const nameRules = stated<JsonSchema>(parts, 'propertyNames').map(({ value, pointer }) =>
      locate(this.root, value, pointer),
    );
    const rules = stringRules(resolvePlace(this.root, nameRules.flat(), new Map()).parts);
    const lengths = { minLength: Math.max(1, rules.minLength), maxLength: Math.min(100, rules.maxLength) };
    for (const pattern of patternNames(parts)) {
      for (let variant = 0; variant < 3; variant++) {
        const name = textMatching(pattern, { ...lengths, variant });
        if (name !== undefined && obeys(name, rules)) yield name;
      }
    }
    const closed = parts.some(
      ({ schema }) => schema.additionalProperties === false || schema.unevaluatedProperties === false,
    );
    for (let variant = 0; !closed && variant < 20; variant++) {
      const name = stringFor({ ...rules, ...lengths }, 'key', variant, 1);
      if (name === undefined) return;
      yield nameRules.length > 0 ? name : `key${variant + 1}`;
    }
  }

  /** Names of properties that are allowed by other keywords than `properties`. */
  inventedNames(parts: Parts): string[] {
    return [...new Set(this.#inventedNames(parts))].filter((name) => !isForbidden(parts, name));
  }

  #member(parts: Parts, name: string, request: BuildRequest): Built {
    const place = propertyPlace(this.root, parts, name);
    this.#path.push(placeKey(place));
    const at = { ...request, pointer: memberPointer(request.pointer, name) };
    const built = this.values.build(place, at);
    const settled = built.ok || !request.full ? built : this.values.build(place, { ...at, full: false });
    this.#path.pop();
    return settled;
  }

  /** Adds to `wanted` what its names depend on, and to the parts the schemas that come with them. */
  #withDependents(parts: Parts, wanted: Set<string>): Parts {
    const all = new Map<string, Located<SchemaObject>>(parts.map((part) => [placeKey([part]), part]));
    for (let before = -1; before !== wanted.size + all.size; ) {
      before = wanted.size + all.size;
      for (const { schema, pointer, hint } of [...all.values()]) {
        if (hint) continue;
        for (const name of [...wanted]) {
          for (const needed of listAt(schema.dependentRequired, name)) wanted.add(needed);
          const sub = isJsonObject(schema.dependentSchemas) ? schema.dependentSchemas : {};
          if (!Object.hasOwn(sub, name)) continue;
          const place: Place = [
            { schema: sub[name] as JsonSchema, pointer: joinPointer(pointer, 'dependentSchemas', name) },
          ];
          for (const part of resolvePlace(this.root, place, new Map()).parts) all.set(placeKey([part]), part);
        }
        for (const name of requiredNames([{ schema, pointer }])) {
          if (!parts.some((part) => part.pointer === pointer)) wanted.add(name);
        }
      }
    }
    return [...all.values()];
  }

  #isOnPath(parts: Parts, name: string): boolean {
    return this.#path.includes(placeKey(propertyPlace(this.root, parts, name)));
  }
}

/** Names in `required` of all parts. */
export function requiredNames(parts: Parts): string[] {
  return stated<readonly string[]>(parts, 'required').flatMap(({ value }) => [...value]);
}

function inOrder(declared: readonly string[], wanted: ReadonlySet<string>): string[] {
  const known = declared.filter((name) => wanted.has(name));
  return [...known, ...[...wanted].filter((name) => !declared.includes(name))];
}

/** Whether a property is declared as `false`. */
export function isForbidden(parts: Parts, name: string): boolean {
  return parts.some(
    ({ schema }) =>
      isJsonObject(schema.properties) &&
      Object.hasOwn(schema.properties, name) &&
      schema.properties[name] === false,
  );
}

function patternNames(parts: Parts): string[] {
  return stated<Readonly<Record<string, JsonSchema>>>(parts, 'patternProperties').flatMap(({ value }) =>
    Object.entries(value)
      .filter(([, sub]) => sub !== false)
      .map(([pattern]) => pattern),
  );
}

function listAt(map: unknown, name: string): readonly string[] {
  return isJsonObject(map) && Object.hasOwn(map, name) ? (map[name] as readonly string[]) : [];
}
