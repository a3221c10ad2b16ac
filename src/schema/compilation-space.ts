import type { Ajv2020 } from 'ajv/dist/2020.js';
import { joinPointer, pointerFromFragment, valueAt } from '../source/json-pointer.js';
import { createAjv } from './ajv-instance.js';
import type { JsonSchema } from './json-schema.js';
import { compilePattern } from './pattern.js';
import { type CopiedSchema, copySchema } from './schema-copy.js';
import { isJsonObject } from './schema-keywords.js';

/** What is wrong at one place of a schema. */
export interface SchemaProblem {
  readonly message: string;
  /** JSON Pointer into the original schema. */
  readonly schemaPointer: string;
}

/** What Ajv compiles in place of one self-contained schema. */
export interface CompilableCopy {
  /** The `$ref` by which the copy of the whole is reached. */
  readonly reference: string;
  /** Where an object of the copy stands in the original. */
  pointerOf(copied: object): string | undefined;
  /** The `$ref` by which the copy of a schema is reached; undefined for booleans that Ajv takes as they are. */
  referenceTo(pointer: string): string | undefined;
  /** Whether an object of the copy stands for `false`. */
  isFalse(copied: object): boolean;
  readonly problem?: SchemaProblem;
  /** What is checked only in part. */
  readonly remarks: readonly SchemaProblem[];
}

/** A schema that Ajv compiles by itself: the whole, a definition, an alternative. */
interface Unit {
  /** The `$id` of its copy. */
  readonly id: string;
  readonly uses: Set<Unit>;
  readonly problems: SchemaProblem[];
  readonly remarks: SchemaProblem[];
}

/** In UTF-16 units: texts up to here are expected to be checked against patterns. */
const ORDINARY_LENGTH = 10_000;

/** One Ajv for the schemas that share definitions: each definition is copied and compiled once, when first reached. */
export class CompilationSpace {
  readonly ajv: Ajv2020 = createAjv();
  readonly #definitions = new Map<string, unknown>();
  readonly #pointers = new WeakMap<object, string>();
  readonly #falses = new WeakSet<object>();
  /** By place: a pointer under `$defs`, else the number of the whole and a pointer. */
  readonly #units = new Map<string, Unit>();
  readonly #references = new Map<string, string>();
  readonly #inPlace = new Map<string, { readonly pointer: string; readonly unit: Unit; next: string[] }>();
  readonly #acyclic = new Set<string>();
  #wholes = 0;

  /** How many schemas were added. */
  get size(): number {
    return this.#wholes;
  }

  /** Whether a schema may be added: its definitions are those known here, or of other names. */
  accepts(schema: JsonSchema): boolean {
    return Object.entries(definitionsOf(schema)).every(
      ([name, definition]) => !this.#definitions.has(name) || this.#definitions.get(name) === definition,
    );
  }

  /** Takes in a schema with what it reaches; the space must accept it. */
  add(schema: JsonSchema): CompilableCopy {
    for (const [name, definition] of Object.entries(definitionsOf(schema))) {
      this.#definitions.set(name, definition);
    }
    const whole = this.#wholes++;
    const copying = new Copying(schema, (pointer) =>
      isDefinition(pointer) ? pointer : `${whole} ${pointer}`,
    );
    const root = this.#copyAll(copying);
    for (const place of copying.linked) this.#markCycle(place);
    const reached = unitsFrom(root);
    const problem = reached.flatMap(({ problems }) => problems)[0];
    return {
      reference: `${root.id}#`,
      pointerOf: (copied) => this.#pointers.get(copied),
      referenceTo: (pointer) => this.#references.get(copying.placeOf(pointer)),
      isFalse: (copied) => this.#falses.has(copied),
      remarks: reached.flatMap(({ remarks }) => remarks),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  #copyAll(copying: Copying): Unit {
    const root = this.#unitAt('', copying.schema, copying);
    for (let next = copying.pending.shift(); next !== undefined; next = copying.pending.shift()) {
      const { unit, pointer } = next;
      try {
        this.ajv.addSchema(Object.assign(this.#copyUnit(next, copying), { $id: unit.id }));
      } catch (error) {
        unit.problems.push({ schemaPointer: pointer, message: (error as Error).message });
      }
    }
    return root;
  }

  #unitAt(pointer: string, schema: unknown, copying: Copying): Unit {
    const place = copying.placeOf(pointer);
    let unit = this.#units.get(place);
    if (unit === undefined) {
      unit = { id: `tally:${this.#units.size}`, uses: new Set(), problems: [], remarks: [] };
      this.#units.set(place, unit);
      copying.pending.push({ unit, pointer, schema });
    }
    return unit;
  }

  #copyUnit({ unit, pointer: start, schema }: PendingUnit, copying: Copying): CopiedSchema {
    const complain = (schemaPointer: string, message: string): void => {
      unit.problems.push({ schemaPointer, message });
    };
    const referTo = (pointer: string, target: unknown): CopiedSchema => {
      const used = this.#unitAt(pointer, target, copying);
      unit.uses.add(used);
      return { $ref: `${used.id}#` };
    };
    const linked = (from: string, to: string): void => {
      const place = copying.placeOf(from);
      const node = this.#inPlace.get(place) ?? { pointer: from, unit, next: [] };
      node.next.push(copying.placeOf(to));
      this.#inPlace.set(place, node);
      copying.linked.push(place);
    };
    return copySchema(schema, start, {
      complain,
      referTo,
      linked,
      follow: (reference, from, place) => {
        const pointer = pointerFromFragment(reference);
        const target = valueAt(copying.schema, pointer);
        if (!reference.startsWith('#') || (target === undefined && pointer !== '')) {
          complain(place, `nothing is found at "${reference}"`);
          return {};
        }
        linked(from, pointer);
        return referTo(pointer, target);
      },
      copied: (copy, pointer, source) => {
        this.#pointers.set(copy, pointer);
        if (source === false) this.#falses.add(copy);
        const place = copying.placeOf(pointer);
        if (!this.#references.has(place)) {
          this.#references.set(place, `${unit.id}#${fragmentOf(pointer.slice(start.length))}`);
        }
        const message = remarkOn(source);
        if (message !== undefined)
          unit.remarks.push({ schemaPointer: joinPointer(pointer, 'pattern'), message });
      },
    });
  }

  /** A schema on a cycle of schemas that all look at the same instance is a problem of its unit. */
  #markCycle(start: string): void {
    const open = new Set<string>();
    const visit = (place: string): void => {
      const node = this.#inPlace.get(place);
      if (node === undefined || this.#acyclic.has(place)) return;
      if (open.has(place)) {
        const message = 'refers to itself without ever reaching a smaller value';
        node.unit.problems.push({ schemaPointer: node.pointer, message });
        return;
      }
      open.add(place);
      node.next.forEach(visit);
      open.delete(place);
      this.#acyclic.add(place);
    };
    visit(start);
  }
}

interface PendingUnit {
  readonly unit: Unit;
  readonly pointer: string;
  readonly schema: unknown;
}

/** The state of taking in one schema. */
class Copying {
  readonly pending: PendingUnit[] = [];
  /** Places from which other schemas look at the same instance. */
  readonly linked: string[] = [];

  constructor(
    readonly schema: JsonSchema,
    readonly placeOf: (pointer: string) => string,
  ) {}
}

/** The definitions of a schema by name. */
export function definitionsOf(schema: JsonSchema): Readonly<Record<string, unknown>> {
  return typeof schema === 'object' && isJsonObject(schema.$defs) ? schema.$defs : {};
}

/** Whether a pointer stays the same in all schemas that share definitions. */
export function isDefinition(pointer: string): boolean {
  return pointer.startsWith('/$defs/');
}

function unitsFrom(root: Unit): Unit[] {
  const reached = new Set([root]);
  for (const unit of reached) for (const used of unit.uses) reached.add(used);
  return [...reached];
}

/** What to say of a pattern that is not checked on every text that the schema allows. */
function remarkOn(schema: unknown): string | undefined {
  if (!isJsonObject(schema) || typeof schema.pattern !== 'string') return undefined;
  const { maxLength } = schema;
  const compiled = compilePattern(schema.pattern);
  const longest = typeof maxLength === 'number' ? Math.min(2 * maxLength, ORDINARY_LENGTH) : ORDINARY_LENGTH;
  if (!compiled.ok || compiled.matcher.decides(longest)) return undefined;
  return `is not checked on texts of more than ${compiled.matcher.decidedLength} characters, which may take too long`;
}

/** A pointer as part of a URI fragment (RFC 6901 §6). */
function fragmentOf(pointer: string): string {
  return pointer.split('/').map(encodeURIComponent).join('/');
}
