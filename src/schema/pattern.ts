import { linearMatcher } from './linear-matcher.js';
import { type PatternNode, parsePattern } from './pattern-syntax.js';

/** In UTF-16 units: up to here backtracking over repetitions that are not nested costs little. */
const HARMLESS_LENGTH = 1_000;
/** Up to here it still ends within about a second. */
const BEARABLE_LENGTH = 20_000;

/** A compiled `pattern`: whether it occurs somewhere in a text (JSON Schema 2020-12 §6.3.3). */
export interface PatternMatcher {
  test(text: string): boolean;
  /** The expression as it was compiled; `u` where it compiles that way. */
  readonly regExp: RegExp;
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
  const test = boundedTest(regExp);
  if (test === undefined) return { ok: false, reason: 'cannot be checked in bounded time' };
  return { ok: true, matcher: { regExp, test, toString: () => String(regExp) } };
}

/**
 * The expression as a test that always ends soon: the engine's own where backtracking is harmless, one of linear time for nested
 * repetitions and long texts. Where there is none, long texts pass unchecked; undefined where even short ones might hang.
 */
function boundedTest(regExp: RegExp): ((text: string) => boolean) | undefined {
  const native = (text: string): boolean => regExp.test(text);
  const tree = parsePattern(regExp);
  if (hasNestedRepeats(tree)) return linearMatcher(tree, regExp.unicode);
  let linear: ReturnType<typeof linearMatcher> | null = null;
  return (text) => {
    if (text.length <= HARMLESS_LENGTH) return native(text);
    if (linear === null) linear = linearMatcher(tree, regExp.unicode);
    if (linear !== undefined) return linear(text);
    return text.length > BEARABLE_LENGTH || native(text);
  };
}

/** Whether a part that may be repeated in several ways is itself repeated, as in `(a+)+` or `(a|ab)*`. */
function hasNestedRepeats(node: PatternNode, repeated = false): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.items.some((item) => hasNestedRepeats(item, repeated));
    case 'choice':
      return repeated || node.options.some((option) => hasNestedRepeats(option, repeated));
    case 'repeat': {
      const varies = node.min !== node.max;
      return (varies && repeated) || hasNestedRepeats(node.item, repeated || (varies && node.max > 1));
    }
    case 'look':
    case 'group':
      return hasNestedRepeats(node.item, repeated);
    default:
      return false;
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
