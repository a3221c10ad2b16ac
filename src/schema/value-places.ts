import { validatorOf } from './compile.js';
import { greatest, least, type Stated, stated, typesOf } from './facts.js';
import type { JsonSchema } from './json-schema.js';
import type { TypeName } from './json-type.js';
import { declaredNames } from './member-place.js';
import { placePointer } from './place-values.js';
import { walkPlaces } from './place-walk.js';
import { RecentValues } from './recent-values.js';
import { ValueBuilder } from './value-builder.js';
import type { ValueOptions } from './value-options.js';

/** A place of a value that a schema describes, and a way to put something else there. */
export interface ValuePlace {
  /** JSON Pointer into the value; items are looked at in the first one. */
  readonly pointer: string;
  /** The place's schema, as a JSON Pointer into the self-contained schema. */
  readonly schemaPointer: string;
  readonly types: readonly TypeName[];
  readonly formats: readonly string[];
  /** The fewest and the most characters that a text may have here, and where that is said in the self-contained schema. */
  readonly minLength: Stated<number> | undefined;
  readonly maxLength: Stated<number> | undefined;
  /** The least that a number may be here, and where that is said. */
  readonly minimum: Stated<number> | undefined;
  /** The properties that the schema names here. */
  readonly names: readonly string[];
  /** A conforming value of the place by itself. */
  readonly own: unknown;
  /** The smallest whole value with this at the place, conforming or not; `undefined` where there is none. */
  holding(value: unknown): unknown;
}

/** All places of the values of a schema, breadth first, but for those whose values are given. */
export function valuePlaces(schema: JsonSchema, options: ValueOptions = {}): Generator<ValuePlace> {
  return recent.of(schema, options);
}

const recent = new RecentValues(findPlaces);

function* findPlaces(schema: JsonSchema, options: ValueOptions): Generator<ValuePlace> {
  if (validatorOf(schema).problem !== undefined) return;
  const builder = new ValueBuilder(schema, options.seed ?? 1, options.values ?? {});
  for (const spot of walkPlaces(builder)) {
    if (spot.branch !== undefined || builder.isPinned(spot.general)) continue;
    yield {
      pointer: spot.pointer,
      schemaPointer: placePointer(spot),
      types: typesOf(spot.settled.parts),
      formats: stated<string>(spot.settled.parts, 'format').map(({ value }) => value),
      minLength: greatest(stated<number>(spot.settled.parts, 'minLength')),
      maxLength: least(stated<number>(spot.settled.parts, 'maxLength')),
      minimum: greatest(stated<number>(spot.settled.parts, 'minimum')),
      names: declaredNames(spot.settled.parts),
      own: spot.settled.value,
      holding(value) {
        builder.begin();
        const whole = spot.embed(value);
        return whole.ok ? whole.value : undefined;
      },
    };
  }
}
