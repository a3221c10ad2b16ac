import { normalPathText } from './path-text.js';

/** One segment of a path template: `:activate` behind `{id}` has the literals `['', ':activate']`. */
export interface TemplateSegment {
  /** One more than `names`: what stands before, between and after the expressions, in the normal spelling. */
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/**
 * Reads a path template (OpenAPI 3.1 §4.8.8.2); the first segment is what stands before the first slash. What stands behind a `#`
 * is no part of any request (RFC 9110 §7.1).
 */
export function parseTemplate(path: string): readonly TemplateSegment[] {
  let segments = parsed.get(path);
  if (!segments) {
    segments = readTemplate(path);
    if (parsed.size >= rememberedTemplates) parsed.clear();
    parsed.set(path, segments);
  }
  return segments;
}

/** A document asks for its templates again and again. */
const rememberedTemplates = 5_000;

const parsed = new Map<string, readonly TemplateSegment[]>();

function readTemplate(path: string): TemplateSegment[] {
  return withoutFragment(path)
    .split('/')
    .map((segment) => {
      const parts = segment.split(/(\{[^{}]+\})/);
      return {
        literals: parts.filter((_, index) => index % 2 === 0).map(normalPathText),
        names: parts.filter((_, index) => index % 2 === 1).map((part) => part.slice(1, -1)),
      };
    });
}

/** A path template as it can be asked for. */
export function withoutFragment(path: string): string {
  const mark = path.indexOf('#');
  return mark === -1 ? path : path.slice(0, mark);
}

/**
 * The texts of a segment's expressions, still encoded; each takes at least one character and the first ones as many as
 * they can. Looked for from the end, so that no template takes more than linear time.
 */
export function matchSegment({ literals, names }: TemplateSegment, text: string): string[] | undefined {
  const first = literals[0] ?? '';
  const last = literals.at(-1) ?? '';
  if (names.length === 0) return text === first ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const values: string[] = [];
  let end = text.length - last.length;
  for (let index = names.length - 1; index > 0; index--) {
    const literal = literals[index] ?? '';
    const at = end - 1 - literal.length < 0 ? -1 : text.lastIndexOf(literal, end - 1 - literal.length);
    if (at === -1) return undefined;
    values.unshift(text.slice(at + literal.length, end));
    end = at;
  }
  if (end <= first.length) return undefined;
  return [text.slice(first.length, end), ...values];
}

/**
 * The texts of a template's expressions as they stand in a path that ends with it, still encoded; `undefined` where it
 * does not. What stands before, such as a base path, may be anything.
 */
export function pathTexts(template: string, path: string): Map<string, string> | undefined {
  const wanted = parseTemplate(template).slice(1);
  const sent = normalPathText(path).split('/');
  if (sent.at(-1) === '' && !template.endsWith('/')) sent.pop();
  if (sent.length < wanted.length) return undefined;
  const texts = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const values = matchSegment(segment, sent[sent.length - wanted.length + index] ?? '');
    if (!values) return undefined;
    for (const [at, name] of segment.names.entries()) texts.set(name, values[at] ?? '');
  }
  return texts;
}
