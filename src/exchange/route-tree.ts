import { matchSegment, parseTemplate, type TemplateSegment, withoutFragment } from './path-template.js';
import { normalPathText } from './path-text.js';

/** What stands in a route tree: an operation, or anything else that is found by a path template. */
export interface Templated {
  readonly path: string;
}

/** What a path leads to by its template, with the texts of the template's expressions, still encoded. */
export interface RouteMatch<T extends Templated> {
  readonly target: T;
  readonly texts: ReadonlyMap<string, string>;
  /** Literal characters count: more of them is more concrete (OpenAPI 3.1 §4.8.8.2). */
  readonly literals: number;
}

interface Leaf<T> {
  readonly target: T;
  readonly segments: readonly TemplateSegment[];
  readonly literals: number;
}

interface Branch<T> {
  readonly literal: Map<string, Branch<T>>;
  /** Segments with expressions, by their literals: names do not tell templates apart. */
  readonly templated: Map<string, { readonly segment: TemplateSegment; readonly branch: Branch<T> }>;
  readonly leaves: Leaf<T>[];
}

/** Path templates as a tree of segments, so that a path meets only the templates that share its beginning. */
export class RouteTree<T extends Templated> {
  readonly #root: Branch<T> = emptyBranch();

  constructor(targets: readonly T[]) {
    for (const target of targets) this.#add(target);
  }

  /** All targets whose template the path fits, the most literal first. */
  match(path: string): RouteMatch<T>[] {
    const segments = normalPathText(path).split('/');
    const found = this.#walk(this.#root, segments, 0);
    // A slash at the end is free where the template has none.
    if (segments.length > 2 && segments.at(-1) === '')
      found.push(...this.#walk(this.#root, segments.slice(0, -1), 0));
    return found.sort((a, b) => b.literals - a.literals);
  }

  #add(target: T): void {
    const segments = parseTemplate(target.path);
    let branch = this.#root;
    for (const segment of segments) {
      if (segment.names.length === 0) {
        const literal = segment.literals[0] ?? '';
        const next = branch.literal.get(literal) ?? emptyBranch<T>();
        branch.literal.set(literal, next);
        branch = next;
      } else {
        const key = segment.literals.join('{}');
        const next = branch.templated.get(key) ?? { segment, branch: emptyBranch<T>() };
        branch.templated.set(key, next);
        branch = next.branch;
      }
    }
    const literals = withoutFragment(target.path).replaceAll(/\{[^{}/]+\}/g, '').length;
    branch.leaves.push({ target, segments, literals });
  }

  #walk(branch: Branch<T>, path: readonly string[], at: number): RouteMatch<T>[] {
    if (at === path.length) return branch.leaves.map((leaf) => matchOf(leaf, path));
    const text = path[at] as string;
    const literal = branch.literal.get(text);
    const found = literal ? this.#walk(literal, path, at + 1) : [];
    for (const { segment, branch: next } of branch.templated.values()) {
      if (matchSegment(segment, text)) found.push(...this.#walk(next, path, at + 1));
    }
    return found;
  }
}

function matchOf<T extends Templated>(
  { target, segments, literals }: Leaf<T>,
  path: readonly string[],
): RouteMatch<T> {
  const texts = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const values = matchSegment(segment, path[index] ?? '') ?? [];
    for (const [at, name] of segment.names.entries()) texts.set(name, values[at] ?? '');
  }
  return { target, literals, texts };
}

function emptyBranch<T>(): Branch<T> {
  return { literal: new Map(), templated: new Map(), leaves: [] };
}
