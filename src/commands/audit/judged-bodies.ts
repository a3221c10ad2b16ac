import type { JsonSchema } from '../../schema/json-schema.js';
import { type BrokenBody, brokenBodies } from './broken-bodies.js';

/** A broken body, whether it was caught, and no more of it: of large documents there are many. */
export interface JudgedBody extends Omit<BrokenBody, 'value'> {
  readonly isCaught: boolean;
}

/** Breaks the bodies of each schema once, however many answers it describes. */
export class JudgedBodies {
  readonly #known = new Map<JsonSchema, Map<string, readonly JudgedBody[]>>();

  /** What becomes of the bodies of a schema that are sent as `type`; `isCaught` judges one. */
  of(schema: JsonSchema, type: string, isCaught: (body: Buffer) => boolean): readonly JudgedBody[] {
    const ofSchema = this.#known.get(schema) ?? new Map<string, readonly JudgedBody[]>();
    this.#known.set(schema, ofSchema);
    const known = ofSchema.get(type);
    if (known) return known;
    const judged = [...judgedBodies(schema, isCaught)];
    ofSchema.set(type, judged);
    return judged;
  }
}

function* judgedBodies(schema: JsonSchema, isCaught: (body: Buffer) => boolean): Generator<JudgedBody> {
  for (const { value, ...broken } of brokenBodies(schema)) {
    yield { ...broken, isCaught: isCaught(Buffer.from(JSON.stringify(value) ?? '', 'utf8')) };
  }
}
