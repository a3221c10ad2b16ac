import type { Conditions } from './conditions.js';
import type { JsonObject } from './json.js';

/** One stored segment. `other` accounts may not be touched with our credentials. */
export interface Segment {
  readonly id: string;
  readonly account: 'own' | 'other';
  readonly locked: boolean;
  readonly fields: JsonObject;
}

/** The store could not write. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
}

const ONE_MEBIBYTE = 1_048_576;

/** Segments in memory, the ids of removed ones, and the conditions in force. */
export class SegmentStore {
  #segments = new Map<string, Segment>();
  #removed = new Set<string>();
  #serial = 0;
  conditions: Conditions = ordinaryConditions();

  constructor(private readonly seed: () => Segment[]) {
    this.reset();
  }

  /** Back to the seeds, under ordinary conditions. */
  reset(): void {
    this.#segments = new Map(this.seed().map((segment) => [segment.id, segment]));
    this.#removed = new Set();
    this.conditions = ordinaryConditions();
  }

  get(id: string): Segment | undefined {
    return this.#segments.get(id);
  }

  wasRemoved(id: string): boolean {
    return this.#removed.has(id);
  }

  all(): Segment[] {
    return [...this.#segments.values()];
  }

  /** A copy of a segment under an id that was never used before. */
  addLike(model: Segment, marks: Partial<Pick<Segment, 'account' | 'locked'>> = {}): Segment {
    this.#serial += 1;
    const segment = { ...model, ...marks, id: `${model.id}_${this.#serial}` };
    this.#segments.set(segment.id, segment);
    return segment;
  }

  remove(id: string): void {
    this.#segments.delete(id);
    this.#removed.add(id);
  }

  /** Writes the fields whole; throws `StoreFailure` while the store is failing. */
  save(segment: Segment, fields: JsonObject): Segment {
    if (this.conditions.storeFailing) throw new StoreFailure('The segment could not be written.');
    const saved = { ...segment, fields };
    this.#segments.set(saved.id, saved);
    return saved;
  }
}

function ordinaryConditions(): Conditions {
  return { bodyLimit: ONE_MEBIBYTE, rateLimited: false, maintenance: false, storeFailing: false };
}
