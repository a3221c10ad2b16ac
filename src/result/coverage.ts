/** What became of the side of a rule that must be accepted: `failed` by a 5xx or no answer, `inconclusive` by another refusal. */
export type ValidSide = 'accepted' | 'rejected' | 'failed' | 'inconclusive' | 'not tried';

/** What became of the side of a rule that must be refused. */
export type InvalidSide = 'accepted' | 'refused' | 'failed' | 'inconclusive' | 'not tried';

/** From what says most to what says least. */
export const validSides: readonly ValidSide[] = [
  'accepted',
  'rejected',
  'failed',
  'inconclusive',
  'not tried',
];
export const invalidSides: readonly InvalidSide[] = [
  'accepted',
  'refused',
  'failed',
  'inconclusive',
  'not tried',
];

/** Both sides of one keyword at one place of a request. */
export interface RuleCoverage {
  readonly valid: ValidSide;
  readonly invalid: InvalidSide;
}

/** A parameter, or a property of a request body. */
export interface RequestPlaceCoverage {
  /** `request body`, `request query` … */
  readonly location: string;
  /** Of a body, as documented. */
  readonly mediaType?: string;
  /** JSON Pointer into that part, `*` for every item and every free key. */
  readonly pointer: string;
  readonly rules: Readonly<Record<string, RuleCoverage>>;
}

/** What was seen of one documented response. */
export interface ResponseCoverage {
  readonly status: string;
  readonly mediaType: string;
  /** How many properties, listed values and alternatives its schema has. */
  readonly parts: number;
  /** How often each was seen: `/id`, `/kind = "cat"`, `/owner oneOf 2`; unseen ones are 0. Absent where the response itself was not seen. */
  readonly seen?: Readonly<Record<string, number>>;
}

/** What the cases of one operation tried and saw. */
export interface OperationCoverage {
  readonly request: readonly RequestPlaceCoverage[];
  readonly responses: readonly ResponseCoverage[];
  /** Cases that `--max-cases` left out. */
  readonly leftOut: number;
  /** Set where a schema has more places than are followed. */
  readonly isCut?: boolean;
}

/** How much of a whole was covered; 100 % of nothing. */
export interface Share {
  readonly covered: number;
  readonly total: number;
  readonly percent: number;
}

/** The coverage of a run in four figures. */
export interface CoverageSummary {
  /** Cells that were reached or waived. */
  readonly cells: Share;
  /** Request rules whose valid side was accepted. */
  readonly validRules: Share;
  /** Request rules whose breach was refused. */
  readonly invalidRules: Share;
  readonly responseParts: Share;
}
