import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { expansionProblem, nestingProblem } from './expansion.js';
import { JsonPlaces } from './json-places.js';
import { indexPositions, type PositionIndex } from './position-index.js';
import type { Source } from './source.js';
import { syntaxFix } from './syntax-fix.js';

/** Why a text is not YAML or JSON, and where: `offset` is a UTF-16 offset into the text. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
  /** What to do, in the imperative. */
  readonly fix: string;
}

/** A text with its value; positions are worked out when first asked for. */
export interface ParsedSource {
  readonly source: Source;
  /** Plain data: objects, arrays, strings, numbers, booleans and null. `undefined` where `problem` is set. */
  readonly value: unknown;
  readonly problem?: SyntaxProblem;
  positions(): PositionIndex;
}

/** Nesting beyond this is refused: no real document comes near it, and a recursive reader must not overflow. */
const maxDepth = 1_000;
/** Aliases share their target in memory, but whoever walks the value meets it each time: both numbers are bounded. */
const maxAliases = 1_000;
const maxNodes = 5_000_000;

/** YAML 1.2 with the merge keys of 1.1, which authors use with anchors. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** Parses YAML 1.2 or JSON; a syntax error is a value, never an exception. */
export function parseText(source: Source): ParsedSource {
  let index: PositionIndex | undefined;
  try {
    const { value, isJson } = parseValue(source.text);
    const positions = () => {
      index ??= isJson ? new JsonPlaces(source.text) : readPositions(source.text);
      return index;
    };
    const message = isJson
      ? nestingProblem(value, maxDepth)
      : expansionProblem(value, { maxDepth, maxNodes });
    if (message === undefined) return { source, value, positions };
    return {
      source,
      value: undefined,
      problem: problemAt(source.text, message, 0),
      positions: () => new Map(),
    };
  } catch (error) {
    return { source, value: undefined, problem: describe(source.text, error), positions: () => new Map() };
  }
}

function parseValue(text: string): { value: unknown; isJson: boolean } {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { value: JSON.parse(text), isJson: true };
    } catch {
      // Not JSON after all, or broken JSON: the YAML reader tells which, and where.
    }
  }
  return { value: load(text, { maxDepth, maxAliases, schema }), isJson: false };
}

/** Without places a finding loses its caret, which is better than losing the finding. */
function readPositions(text: string): PositionIndex {
  try {
    return indexPositions(text, maxDepth + 1);
  } catch {
    return new Map();
  }
}

function describe(text: string, error: unknown): SyntaxProblem {
  if (error instanceof YAMLException) return problemAt(text, error.reason, error.mark?.position ?? 0);
  return problemAt(text, error instanceof Error ? error.message : String(error), 0);
}

function problemAt(text: string, message: string, offset: number): SyntaxProblem {
  return { message, offset, fix: syntaxFix(message, text, offset) };
}
