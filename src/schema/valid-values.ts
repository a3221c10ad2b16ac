import { parsePointer, valueAt } from '../source/json-pointer.js';
import { type Built, memberPointer } from './build-request.js';
import { validatorOf } from './compile.js';
import { conformsWithoutCompiling } from './conforms-without-compiling.js';
import { canonicalJson } from './json-equality.js';
import type { JsonSchema } from './json-schema.js';
import { declaredNames, propertyPlace } from './member-place.js';
import { withPinned } from './pinned-values.js';
import { locate } from './place.js';
import { ownValue, type PlaceValue, placePointer, placeValues } from './place-values.js';
import { rootSpot, type Spot, walkPlaces } from './place-walk.js';
import { RecentValues } from './recent-values.js';
import { reducedTo } from './reduced-to-value.js';
import { ValueBuilder } from './value-builder.js';
import type { ValueOptions } from './value-options.js';

export type { ValueOptions } from './value-options.js';

/** A value that conforms to a schema, and what it shows. */
export interface ValidValue {
  /** `minimal`, `full`, `only /name`, `/name at minLength 1`, `/status = "a"`, `oneOf branch 2`, `example`. */
  readonly label: string;
  readonly value: unknown;
  /** The place this value is about, as a JSON Pointer into the value; empty for the whole. */
  readonly instancePointer: string;
  /** The keyword or schema shown, as a JSON Pointer into the self-contained schema. */
  readonly schemaPointer: string;
}

/**
 * Values that conform to a schema, each verified by the validator, each different from those before: minimal, full, each optional
 * property alone, then alternatives, `enum` members, types, both ends of each limit and examples, breadth first. Each is the
 * smallest value that holds its place. None for a schema that cannot be compiled.
 */
export function validValues(schema: JsonSchema, options: ValueOptions = {}): Generator<ValidValue> {
  return recent.of(schema, options);
}

const recent = new RecentValues((schema: JsonSchema, options: ValueOptions) =>
  validatorOf(schema).problem === undefined ? makeValidValues(schema, options) : nothing(),
);

function* nothing(): Generator<ValidValue> {}

/**
 * The same without those that show only other places than `places` (JSON Pointers into the value, `*` for any member), what is
 * around them and what is inside. Judged without compiling where that is possible.
 */
export function valuesNear(schema: JsonSchema, places: readonly string[]): Generator<ValidValue> {
  return makeValidValues(schema, {}, nearTo(places));
}

/** Whether a place is one of `places`, around one or inside one. */
function nearTo(places: readonly string[]): (pointer: string) => boolean {
  const wanted = places.map(parsePointer);
  return (pointer) => {
    const tokens = parsePointer(pointer);
    return wanted.some((all) =>
      tokens.every((token, index) => {
        const other = all[index];
        return other === undefined || other === token || other === '*' || token === '*';
      }),
    );
  };
}

function* makeValidValues(
  schema: JsonSchema,
  options: ValueOptions,
  isNear?: (pointer: string) => boolean,
): Generator<ValidValue> {
  const builder = builderOf(schema, options, isNear && Number.POSITIVE_INFINITY);
  const conforms = (value: unknown): boolean => {
    const told = isNear ? conformsWithoutCompiling(schema, value) : undefined;
    if (told !== undefined) return told;
    const validator = validatorOf(isNear ? reducedTo(schema, value) : schema);
    return validator.problem === undefined && validator.conforms(value);
  };
  const seen = new Set<string>();
  const accept = (
    { label, built, schemaPointer }: PlaceValue,
    { pointer, embed }: Embedding,
  ): ValidValue[] => {
    builder.begin();
    const whole = built.ok ? embed(built.value) : built;
    if (!whole.ok) return [];
    const value = withPinned(whole.value, options.values ?? {});
    const key = canonicalJson(value);
    if (seen.has(key) || !conforms(value)) return [];
    seen.add(key);
    builder.succeed();
    return [{ label, value, instancePointer: pointer, schemaPointer: withinSchema(schema, schemaPointer) }];
  };
  const root = rootSpot(schema);
  yield* accept({ label: 'minimal', built: builder.build(root.place, WHOLE), schemaPointer: '' }, root);
  const isValid = (built: Built) => built.ok && conforms(withPinned(built.value, options.values ?? {}));
  yield* accept({ label: 'full', built: buildFull(schema, builder, isValid), schemaPointer: '' }, root);
  for (const spot of walkPlaces(builder, isNear)) {
    yield* accept(ownValue(spot), spot);
    for (const child of spot.children) {
      builder.begin();
      const built = builder.build(child.place, { ...WHOLE, pointer: child.general });
      yield* accept({ label: `only ${child.pointer}`, built, schemaPointer: placePointer(child) }, child);
    }
    for (const value of placeValues(builder, spot)) yield* accept(value, spot);
  }
}

/** What a discriminator asks for stands in no schema: the nearest place around it is shown. */
function withinSchema(schema: JsonSchema, pointer: string): string {
  let at = pointer;
  while (at !== '' && valueAt(schema, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
  return at;
}

type Embedding = Pick<Spot, 'pointer' | 'embed'>;

/** The smallest valid value that is found first, or why none was found. */
export function minimalValue(
  schema: JsonSchema,
  options: ValueOptions = {},
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  const { problem } = validatorOf(schema);
  if (problem !== undefined)
    return { ok: false, reason: `${problem.schemaPointer || 'the schema'}: ${problem.message}` };
  const [first] = validValues(schema, options);
  if (first !== undefined) return { ok: true, value: first.value };
  const built = builderOf(schema, options).build(locate(schema, schema, ''), WHOLE);
  if (!built.ok) return built;
  const [violation] = validatorOf(schema).validate(built.value);
  return {
    ok: false,
    reason: `no value was found: ${violation?.instancePointer || 'the value'} ${violation?.message}`,
  };
}

/** A small value that most likely conforms, made without compiling where that is possible; whoever uses it judges it. */
export function likelyValue(schema: JsonSchema): Built {
  return new ValueBuilder(schema, 1, {}, Number.POSITIVE_INFINITY).build(locate(schema, schema, ''), WHOLE);
}

const WHOLE = { pointer: '', variant: 0, full: false };

/** The builder of values for a schema under the given options. */
function builderOf(
  schema: JsonSchema,
  { seed = 1, values = {} }: ValueOptions,
  walks?: number,
): ValueBuilder {
  return new ValueBuilder(schema, seed, values, walks);
}

/** All that the schema describes at once or, where its parts exclude each other, as many top-level properties as go together. */
function buildFull(schema: JsonSchema, builder: ValueBuilder, conforms: (built: Built) => boolean): Built {
  const place = locate(schema, schema, '');
  builder.begin();
  const full = builder.build(place, { ...WHOLE, full: true });
  if (conforms(full)) return full;
  builder.begin();
  const settled = builder.settle(place, WHOLE);
  if (!settled.ok) return settled;
  const fixed = new Map<string, unknown>();
  let best: Built = settled;
  for (const name of declaredNames(settled.parts)) {
    const memberPlace = propertyPlace(schema, settled.parts, name);
    const member = builder.build(memberPlace, { pointer: memberPointer('', name), variant: 0, full: true });
    if (!member.ok) continue;
    const richer = new Map([...fixed, [name, member.value] as const]);
    const attempt = builder.objects.build(settled.parts, WHOLE, { fixed: richer });
    if (!conforms(attempt)) continue;
    fixed.set(name, member.value);
    best = attempt;
  }
  return best;
}
