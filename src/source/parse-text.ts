import { load, YAMLException } from 'js-yaml';
import { indexPositions, type PositionIndex } from './position-index.js';
import type { Source } from './source.js';

/** Why a text is not YAML or JSON, and where: `offset` is a UTF-16 offset into the text. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
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
/** Aliases share their target in memory; walking them would not, so their number is bounded. */
const maxAliases = 1_000;

/** Parses YAML 1.2 or JSON; a syntax error is a value, never an exception. */
export function parseText(source: Source): ParsedSource {
  let index: PositionIndex | undefined;
  const positions = () => {
    index ??= indexPositions(source.text, maxDepth);
    return index;
  };
  try {
    return { source, value: parseValue(source.text), positions };
  } catch (error) {
    return { source, value: undefined, problem: describe(error), positions: () => new Map() };
  }
}

function parseValue(text: string): unknown {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // Not JSON after all, or broken JSON: the YAML reader tells which, and where.
    }
  }
  return load(text, { maxDepth, maxAliases });
}

function describe(error: unknown): SyntaxProblem {
  if (error instanceof YAMLException) return { message: error.reason, offset: error.mark?.position ?? 0 };
  return { message: error instanceof Error ? error.message : String(error), offset: 0 };
}
