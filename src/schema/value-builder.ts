import { ArrayBuilder } from './array-builder.js';
import {
  type BuildRequest,
  type BuildsValues,
  type Built,
  type Failure,
  fail,
  nameAt,
} from './build-request.js';
import { conformsAt } from './compile.js';
import { conformsWithoutCompilingAt } from './conforms-without-compiling.js';
import { allExamples, membersOf, typesOf } from './facts.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { isOfType, type TypeName } from './json-type.js';
import { numberIn, numberRange } from './number-range.js';
import { ObjectBuilder } from './object-builder.js';
import { type PinnedValues, pinnedAt } from './pinned-values.js';
import {
  type Located,
  type Place,
  placeKey,
  type ResolvedPlace,
  type Selection,
  selectionsOf,
} from './place.js';
import { stringFor, stringRules } from './string-value.js';

/** A place whose alternatives are chosen, and a value for it. */
export interface SettledPlace extends ResolvedPlace {
  readonly ok: true;
  readonly value: unknown;
  readonly selection: Selection;
}

const MOST_STEPS = 5_000;
const FULL_STEPS = 2_000;
/** Effort for one value; compiling a schema inside the schema costs the most of it. */
const MOST_EFFORT = 15_000;
const EFFORT_TO_COMPILE = 20;
/** How often a place is judged by walking before its schema is compiled, which takes about as long. */
const WALKS_BEFORE_COMPILING = 30;
/** What may be spent on values that come to nothing, one after another; later ones get little. */
const MOST_FRUITLESS = 15_000;
const LITTLE = 300;
const DEEPEST = 40;
const CONFORMING_TRIES = 4;
/** Keywords whose effect is not known until the value is there. */
const UNFORESEEN = [
  'not',
  'contains',
  'propertyNames',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
];

/**
 * Builds small values that conform to places of one schema. Values are right by construction where the keywords allow it and
 * checked by the validator where they do not; whoever uses a whole value verifies it once more.
 */
export class ValueBuilder implements BuildsValues {
  readonly #known = new Map<string, SettledPlace | Failure>();
  readonly #open = new Set<string>();
  readonly objects: ObjectBuilder;
  readonly arrays: ArrayBuilder;
  /** How often each place was judged. */
  readonly #judged = new Map<string, number>();
  readonly #compiled = new Set<string>();
  #steps = 0;
  #effort = 0;
  #fruitless = 0;
  #depth = 0;

  constructor(
    readonly root: JsonSchema,
    readonly seed: number,
    readonly pinned: PinnedValues,
    /** For a few values: compiles only what walking cannot decide. */
    private readonly walks = WALKS_BEFORE_COMPILING,
  ) {
    this.objects = new ObjectBuilder(root, this);
    this.arrays = new ArrayBuilder(root, this);
  }

  /** Whether values were asked for at a place. */
  isPinned(pointer: string): boolean {
    return pinnedAt(this.pinned, pointer) !== undefined;
  }

  /** Starts a new value: the effort spent on earlier ones no longer counts. */
  begin(): void {
    this.#fruitless += this.#effort;
    this.#steps = 0;
    this.#effort = 0;
  }

  /** A value was good for something: what the failures before it cost is forgotten. */
  succeed(): void {
    this.#fruitless = 0;
    this.#effort = 0;
  }

  #isExhausted(): boolean {
    return this.#effort > (this.#fruitless > MOST_FRUITLESS ? LITTLE : MOST_EFFORT);
  }

  build(place: Place, request: BuildRequest, selection?: Selection): Built {
    const pinned = pinnedAt(this.pinned, request.pointer);
    if (pinned !== undefined) return { ok: true, value: pinned[request.variant % pinned.length] };
    return this.settle(place, request, selection);
  }

  /** The first alternatives of a place for which a value is found; those of `start` are kept. */
  settle(place: Place, request: BuildRequest, start: Selection = new Map()): SettledPlace | Failure {
    const key = placeKey(place);
    const where = Object.keys(this.pinned).length > 0 ? request.pointer : nameAt(request.pointer);
    const knownKey = `${request.variant} ${where} ${key}`;
    const reusable = !request.full && start.size === 0;
    const known = reusable ? this.#known.get(knownKey) : undefined;
    if (known !== undefined) return known;
    const isOpen = this.#open.has(key);
    // An alternative asked for may lead back to its place, and ends there with another one.
    if (isOpen && start.size === 0) return fail(request, 'the schema asks for itself without end');
    this.#effort++;
    if (++this.#steps > (request.full ? FULL_STEPS : MOST_STEPS) || this.#isExhausted())
      return fail(request, 'the schema is too large');
    if (this.#depth >= DEEPEST) return fail(request, 'the schema is nested too deeply');
    this.#depth++;
    if (start.size === 0) this.#open.add(key);
    const settled = this.#tryAlternatives(place, request, start);
    if (start.size === 0) this.#open.delete(key);
    this.#depth--;
    if (reusable && (settled.ok || this.#open.size === 0)) this.#known.set(knownKey, settled);
    return settled;
  }

  /** A value for a place whose alternatives are already selected. */
  buildResolved(
    { parts, impossible }: ResolvedPlace,
    request: BuildRequest,
    types: readonly TypeName[] = typesOf(parts),
  ): Built {
    if (impossible) return fail(request, 'the schema is false');
    const members = membersOf(parts)?.map(({ value }) => value);
    if (members !== undefined) return this.#pick(members, parts, types, request);
    const scalars = allExamples(parts).filter((example) => typeof example !== 'object');
    const example = this.#pick(scalars, parts, types, request);
    if (example.ok && (request.variant === 0 || request.variant < scalars.length)) return example;
    let failure = fail(request, 'its schemas have no type in common');
    for (const type of types) {
      const built = this.buildType(type, parts, request);
      if (built.ok) return built;
      failure = built;
    }
    return failure;
  }

  /** A value of one type, no alternatives left. */
  buildType(type: TypeName, parts: readonly Located<SchemaObject>[], request: BuildRequest): Built {
    switch (type) {
      case 'null':
        return { ok: true, value: null };
      case 'boolean':
        return { ok: true, value: request.variant % 2 === 0 };
      case 'object':
        return this.objects.build(parts, request);
      case 'array':
        return this.arrays.build(parts, request);
      case 'string': {
        const rules = stringRules(parts);
        const text = stringFor(rules, nameAt(request.pointer), request.variant, this.seed);
        if (text !== undefined) return { ok: true, value: text };
        return fail(
          request,
          `no text was found for ${[...rules.patterns, ...rules.formats].join(' and ') || 'its lengths'}`,
        );
      }
      default: {
        const range = numberRange(parts, type === 'integer');
        if (range === undefined) return fail(request, 'no number lies between its limits');
        return { ok: true, value: numberIn(range, request.variant) };
      }
    }
  }

  #tryAlternatives(
    place: Place,
    request: BuildRequest,
    start: Selection | undefined,
  ): SettledPlace | Failure {
    const pinned = pinnedAt(this.pinned, request.pointer);
    let failure: Failure | undefined;
    for (const resolved of selectionsOf(this.root, place, start)) {
      if (pinned !== undefined) return { ...resolved, ok: true, value: pinned[0] };
      for (const attempt of attemptsAt(resolved)) {
        if (this.#isExhausted()) return failure ?? fail(request, 'the schema is too large');
        this.#effort++;
        const { types, offset } = attempt;
        const variant = request.variant + offset;
        const built = this.buildResolved(resolved, { ...request, variant }, types);
        if (!built.ok) failure ??= built;
        else if (types === undefined || this.conforms(place, built.value)) return { ...resolved, ...built };
        else failure ??= fail(request, 'no value was found that meets all its keywords');
      }
    }
    return failure ?? fail(request, 'nothing conforms');
  }

  /** Whether a value conforms to all schemas of a place. */
  conforms(place: Place, value: unknown): boolean {
    return place.every(({ pointer, hint, altered }) => {
      if (hint || altered) return true;
      const judged = this.#judged.get(pointer) ?? 0;
      this.#judged.set(pointer, judged + 1);
      const told = judged < this.walks ? conformsWithoutCompilingAt(this.root, pointer, value) : undefined;
      if (told !== undefined) {
        this.#effort++;
        return told;
      }
      this.#effort += this.#compiled.has(pointer) ? 1 : EFFORT_TO_COMPILE;
      this.#compiled.add(pointer);
      return conformsAt(this.root, pointer, value);
    });
  }

  #pick(
    values: readonly unknown[],
    parts: readonly Located<SchemaObject>[],
    types: readonly TypeName[],
    request: BuildRequest,
  ): Built {
    for (let offset = 0; offset < Math.min(values.length, 100); offset++) {
      const value = values[(request.variant + offset) % values.length];
      if (isOfType(value, types) && this.conforms(parts, value)) return { ok: true, value };
    }
    return fail(request, 'none of its values conforms');
  }
}

interface Attempt {
  /** The types to try; undefined for all, and then the value is right by construction. */
  readonly types?: readonly TypeName[];
  readonly offset: number;
}

/** What to try where the keywords do not tell beforehand whether a value conforms. */
function attemptsAt({ parts, choices }: ResolvedPlace): Attempt[] {
  const foreseen = !parts.some(({ schema }) => UNFORESEEN.some((keyword) => Object.hasOwn(schema, keyword)));
  if (choices.length === 0 && foreseen) return [{ offset: 0 }];
  return typesOf(parts).flatMap((type) =>
    Array.from({ length: CONFORMING_TRIES }, (_, offset) => ({ types: [type], offset })),
  );
}
