import type { JsonSchema } from './json-schema.js';
import type { ValueOptions } from './value-options.js';

/** How many rows of values are kept: operations that follow each other often share a schema, and each is asked for its values several times. */
const kept = 32;

/** Rows of values that were asked for lately, each made once, as far as it was read. */
export class RecentValues<Value> {
  readonly #make: (schema: JsonSchema, options: ValueOptions) => Generator<Value>;
  readonly #rows = new Map<string, Row<Value>>();
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  constructor(make: (schema: JsonSchema, options: ValueOptions) => Generator<Value>) {
    this.#make = make;
  }

  /** The values for a schema object under some options; they must not be changed. */
  *of(schema: JsonSchema, options: ValueOptions): Generator<Value> {
    const key = `${this.#numberOf(schema)} ${JSON.stringify(options)}`;
    const row = this.#rows.get(key) ?? { made: [], source: this.#make(schema, options) };
    this.#rows.delete(key);
    this.#rows.set(key, row);
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= kept) break;
      this.#rows.delete(oldest);
    }
    for (let index = 0; ; index++) {
      if (index === row.made.length) {
        const next = row.source.next();
        if (next.done) return;
        row.made.push(next.value);
      }
      yield row.made[index] as Value;
    }
  }

  #numberOf(schema: JsonSchema): number | boolean {
    if (typeof schema === 'boolean') return schema;
    const number = this.#numbers.get(schema) ?? this.#count++;
    this.#numbers.set(schema, number);
    return number;
  }
}

interface Row<Value> {
  readonly made: Value[];
  readonly source: Generator<Value>;
}
