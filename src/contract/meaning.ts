/**
 * What an operation promises beyond its schemas. What is `true` or listed here makes a breach an error; what is inferred from method and
 * schema alone makes it a warning; `false` silences it. Pointers are JSON Pointers into the resource.
 */
export interface Meaning {
  /** What was sent comes back, where the answer has that property. */
  readonly returnsSent?: boolean;
  /** What was not sent stays as it was. Inferred for PATCH. */
  readonly keepsUnsent?: boolean;
  /** What was not sent is gone, or at its default again. Inferred for PUT, unless `keepsUnsent` is declared. */
  readonly dropsUnsent?: boolean;
  /** The id in the answer is the one asked for. */
  readonly returnsId?: boolean;
  /** What was written is what the next read shows. */
  readonly survivesRead?: boolean;
  /** A refused request leaves the resource as it was; behind a 401 or 412 that is an error in any case. */
  readonly refusalsChangeNothing?: boolean;
  /** What was deleted is answered 404 or 410. */
  readonly deletedIsGone?: boolean;
  /** Objects that are replaced as a whole, not merged. */
  readonly replacesWhole?: readonly string[];
  /** Stamps that every change moves. */
  readonly refreshes?: readonly string[];
  /** Times that are written as ISO 8601 has them, though no schema says so. */
  readonly isoTimes?: readonly string[];
  /** Places whose value no two resources share, each with values known to be taken by others; none needs to be known. */
  readonly unique?: Readonly<Record<string, readonly unknown[]>>;
}

const flag = (description: string) => ({ type: 'boolean', description }) as const;
const pointers = (description: string) =>
  ({
    type: 'array',
    description,
    minItems: 1,
    uniqueItems: true,
    items: { type: 'string', pattern: '^/' },
  }) as const;

/** The JSON Schema (2020-12) of {@link Meaning}. */
export const meaningSchema = {
  type: 'object',
  description:
    'Promises beyond the schemas: what is true or listed makes a breach an error, false silences what would be inferred.',
  additionalProperties: false,
  properties: {
    returnsSent: flag('What was sent comes back.'),
    keepsUnsent: flag('What was not sent stays as it was.'),
    dropsUnsent: flag('What was not sent is gone, or at its default again.'),
    returnsId: flag('The id in the answer is the one asked for.'),
    survivesRead: flag('What was written is what the next read shows.'),
    refusalsChangeNothing: flag('A refused request leaves the resource as it was.'),
    deletedIsGone: flag('What was deleted is answered 404 or 410.'),
    replacesWhole: pointers('Objects that are replaced as a whole, not merged.'),
    refreshes: pointers('Stamps that every change moves.'),
    isoTimes: pointers('Times that are written as ISO 8601 has them.'),
    unique: {
      type: 'object',
      description: 'Places whose value no two resources share → values known to be taken by others, if any.',
      propertyNames: { pattern: '^/' },
      additionalProperties: { type: 'array' },
    },
  },
} as const;
