import { matchSegment, parseTemplate, type TemplateSegment, withoutFragment } from './path-template.js';
import { normalPathText } from './path-text.js';

/** What stands in a route tree: an operation, or anything else that is found by a method and a path template. */
export interface Templated {
  readonly method: string;
  readonly path: string;
}

interface Leaf<T> {
  readonly target: T;
  /** The segments with expressions, and where they stand in the path. */
  readonly templated: readonly { readonly at: number; readonly segment: TemplateSegment }[];
  readonly literals: number;
}

/** Segments with expressions behind a branch. */
interface TemplatedBranch<T> {
  readonly segment: TemplateSegment;
  /** Whether the segment is one expression, which any text fits. */
  readonly isWhole: boolean;
  readonly branch: Branch<T>;
}

interface Branch<T> {
  readonly literal: Map<string, Branch<T>>;
  /** One for each row of literals: names do not tell templates apart. */
  readonly templated: TemplatedBranch<T>[];
  readonly leaves: Leaf<T>[];
  readonly byMethod: Map<string, Leaf<T>[]>;
}

/** What a path leads to by its template. */
export class RouteMatch<T extends Templated> {
  readonly #leaf: Leaf<T>;
  readonly #path: readonly string[];

  constructor(leaf: Leaf<T>, path: readonly string[]) {
    this.#leaf = leaf;
    this.#path = path;
  }

  get target(): T {
    return this.#leaf.target;
  }

  /** Literal characters count: more of them is more concrete (OpenAPI 3.1 §4.8.8.2). */
  get literals(): number {
    return this.#leaf.literals;
  }

  /** The texts of the template's expressions, still encoded. */
  get texts(): Map<string, string> {
    const texts = new Map<string, string>();
    for (const { at, segment } of this.#leaf.templated) {
      const values = matchSegment(segment, this.#path[at] ?? '') ?? [];
      for (let index = 0; index < values.length; index++) {
        texts.set(segment.names[index] as string, values[index] as string);
      }
    }
    return texts;
  }
}

/** Path templates as a tree of segments, so that a path meets only the templates that share its beginning. */
export class RouteTree<T extends Templated> {
  readonly #root: Branch<T> = emptyBranch();

  constructor(targets: readonly T[]) {
    for (const target of targets) this.#add(target);
  }

  /** The targets whose template the path fits, of one method or of all, the most literal first. */
  match(path: string, method?: string): RouteMatch<T>[] {
    const segments = normalPathText(path).split('/');
    const found: RouteMatch<T>[] = [];
    walk(this.#root, segments, 0, method, found);
    // A slash at the end is free where the template has none.
    if (segments.length > 2 && segments.at(-1) === '')
      walk(this.#root, segments.slice(0, -1), 0, method, found);
    return found.length < 2 ? found : found.sort((a, b) => b.literals - a.literals);
  }

  #add(target: T): void {
    const segments = parseTemplate(target.path);
    let branch = this.#root;
    for (const segment of segments) {
      branch = segment.names.length === 0 ? literalBranch(branch, segment) : templatedBranch(branch, segment);
    }
    const literals = withoutFragment(target.path).replaceAll(/\{[^{}/]+\}/g, '').length;
    const templated = segments.flatMap((segment, at) => (segment.names.length > 0 ? [{ at, segment }] : []));
    const leaf = { target, templated, literals };
    branch.leaves.push(leaf);
    const own = branch.byMethod.get(target.method);
    if (own) own.push(leaf);
    else branch.byMethod.set(target.method, [leaf]);
  }
}

function literalBranch<T>({ literal }: Branch<T>, { literals: [text = ''] }: TemplateSegment): Branch<T> {
  const next = literal.get(text) ?? emptyBranch<T>();
  literal.set(text, next);
  return next;
}

function templatedBranch<T>({ templated }: Branch<T>, segment: TemplateSegment): Branch<T> {
  const key = segment.literals.join('{}');
  const known = templated.find((each) => each.segment.literals.join('{}') === key);
  if (known) return known.branch;
  const next = { segment, isWhole: key === '{}', branch: emptyBranch<T>() };
  templated.push(next);
  return next.branch;
}

function walk<T extends Templated>(
  branch: Branch<T>,
  path: readonly string[],
  at: number,
  method: string | undefined,
  found: RouteMatch<T>[],
): void {
  if (at === path.length) {
    const leaves = method === undefined ? branch.leaves : branch.byMethod.get(method);
    if (leaves) for (const leaf of leaves) found.push(new RouteMatch(leaf, path));
    return;
  }
  const text = path[at] as string;
  const literal = branch.literal.get(text);
  if (literal) walk(literal, path, at + 1, method, found);
  for (const { segment, isWhole, branch: next } of branch.templated) {
    if (isWhole ? text !== '' : matchSegment(segment, text)) walk(next, path, at + 1, method, found);
  }
}

function emptyBranch<T>(): Branch<T> {
  return { literal: new Map(), templated: [], leaves: [], byMethod: new Map() };
}
