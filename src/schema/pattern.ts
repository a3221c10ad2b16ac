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
  const regExp =
    tryRegExp(source, 'u') ?? tryRegExp(withoutNeedlessEscapes(source), 'u') ?? tryRegExp(source, '');
  if (regExp === undefined) return { ok: false, reason: reasonOf(source) };
  return { ok: true, matcher: { regExp, test: (text) => regExp.test(text), toString: () => String(regExp) } };
}

function tryRegExp(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

function reasonOf(source: string): string {
  try {
    new RegExp(source);
    return '';
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
