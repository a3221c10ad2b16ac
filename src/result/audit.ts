/** What `tally audit` measures: how many breaches of a document's responses its own rules catch. */
export interface Audit {
  readonly version: 1;
  readonly spec: string;
  /** Percent of the breaches made that are caught, rounded down; 100 where none could be made. */
  readonly strength: number;
  readonly made: number;
  readonly caught: number;
  readonly operations: readonly OperationAudit[];
  /** Where the document lets breaches through, what lets most through first. */
  readonly loosePlaces: readonly LoosePlace[];
}

export interface OperationAudit {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly strength: number;
  readonly made: number;
  readonly caught: number;
  /** Media types and statuses of which no answer could be made that conforms, each with the reason. */
  readonly notAudited: readonly string[];
}

/** A place of the document that could say more. */
export interface LoosePlace {
  readonly kind: BreachKind;
  /** JSON Pointer into the document's file. */
  readonly schemaPointer: string;
  /** `path:line:column`. */
  readonly place: string;
  /** What passes, such as `200: /name is left out`, as first met. */
  readonly example: string;
  readonly fix: string;
  /** How many breaches it lets through. */
  readonly survived: number;
  /** `METHOD /path` of each operation that shares the place. */
  readonly operations: readonly string[];
}

/** How an answer was broken. */
export type BreachKind =
  | 'rule'
  | 'property-missing'
  | 'wrong-type'
  | 'no-body'
  | 'any-body'
  | 'media-type'
  | 'malformed-body'
  | 'header-missing'
  | 'header-value'
  | 'undocumented-status';
