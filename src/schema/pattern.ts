import { harmlessLength } from './backtracking-cost.js';
import { type LinearMatcher, linearMatcher } from './linear-matcher.js';
import { type PatternNode, parsePattern } from './pattern-syntax.js';

/** In UTF-16 units: where shorter texts than this cannot be decided, the pattern is of no use. */
const LEAST_DECIDED = 64;

/** A compiled `pattern`: whether it occurs somewhere in a text (JSON Schema 2020-12 §6.3.3). */
export interface PatternMatcher {
  test(text: string): boolean;
  /** The expression as it was compiled; `u` where it compiles that way. */
  readonly regExp: RegExp;
  /** In UTF-16 units: longer texts may pass unchecked, since no bound is known for the time they take. */
  readonly decidedLength: number;
  /** Whether texts of a length are surely decided; cheaper to ask than {@link decidedLength}. */
  decides(length: number): boolean;
  /** Differs for different patterns; Ajv keeps one matcher for each. */
  toString(): string;
}

export type CompiledPattern =
  | { readonly ok: true; readonly matcher: PatternMatcher }
  | { readonly ok: false; readonly reason: string };

const compiled = new Map<string, CompiledPattern>();

/**
 * Compiles a pattern as its author meant it: as a Unicode expression (ECMA-262 flag `u`), also where only needless
 * escapes such as `\"` forbid that, else without the flag.
 */
export function compilePattern(source: string): CompiledPattern {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const result = compile(source);
  compiled.set(source, result);
  return result;
}

function compile(source: string): CompiledPattern {
  const attempts = [
    tryRegExp(source, 'u'),
    tryRegExp(withoutNeedlessEscapes(source), 'u'),
    tryRegExp(source, ''),
  ];
  const regExp = attempts.find((attempt) => attempt instanceof RegExp);
  if (regExp === undefined) return { ok: false, reason: String(attempts.at(-1)) };
  const matcher = new BoundedMatcher(regExp);
  return matcher.decides(LEAST_DECIDED)
    ? { ok: true, matcher }
    : { ok: false, reason: 'cannot be checked in bounded time' };
}

/**
 * Always ends soon: by the engine where backtracking is surely harmless, else by one of linear time. Back-references have no such
 * form, and texts beyond `decidedLength` pass.
 */
class BoundedMatcher implements PatternMatcher {
  readonly #tree: PatternNode;
  readonly #harmless: number;
  #linear: LinearMatcher | undefined | null = null;

  constructor(readonly regExp: RegExp) {
    this.#tree = parsePattern(regExp);
    this.#harmless = harmlessLength(this.#tree);
  }

  test(text: string): boolean {
    if (text.length <= this.#harmless) return this.regExp.test(text);
    return this.#linearly()?.test(text) ?? true;
  }

  decides(length: number): boolean {
    return length <= this.#harmless || length <= this.decidedLength;
  }

  get decidedLength(): number {
    return Math.max(this.#harmless, this.#linearly()?.surelyDecided ?? 0);
  }

  toString(): string {
    return String(this.regExp);
  }

  #linearly(): LinearMatcher | undefined {
    if (this.#linear === null) this.#linear = linearMatcher(this.#tree, this.regExp.unicode);
    return this.#linear;
  }
}

/** The expression, or why it is none. */
function tryRegExp(source: string, flags: string): RegExp | string {
  try {
    const regExp = new RegExp(source, flags);
    // Some engines refuse an expression as too large only on first use.
    regExp.test('');
    return regExp;
  } catch (error) {
    return (error as { message: string }).message;
  }
}

/** `\"` → `"`, and `\-` outside a class → `-`; escapes that mean something (letters, digits, syntax characters) stay. */
function withoutNeedlessEscapes(source: string): string {
  let inClass = false;
  return source.replace(/\\(.)|[[\]]/gsu, (text, escaped?: string) => {
    if (escaped === undefined) inClass = text === '[';
    else if (escaped === '_' || !/[\w^$\\.*+?()[\]{}|/-]/u.test(escaped)) return escaped;
    else if (escaped === '-' && !inClass) return escaped;
    return text;
  });
}
