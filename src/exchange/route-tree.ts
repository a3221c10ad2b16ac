import type { Operation } from '../openapi/api.js';
import { matchSegment, parseTemplate, type TemplateSegment } from './path-template.js';
import { normalPathText } from './path-text.js';

/** An operation whose template a path fits, with the texts of its expressions, still encoded. */
export interface RouteMatch {
  readonly operation: Operation;
  readonly texts: ReadonlyMap<string, string>;
  /** Literal characters count: more of them is more concrete (OpenAPI 3.1 §4.8.8.2). */
  readonly literals: number;
}

interface Leaf {
  readonly operation: Operation;
  readonly segments: readonly TemplateSegment[];
  readonly literals: number;
}

interface Branch {
  readonly literal: Map<string, Branch>;
  /** Segments with expressions, by their literals: names do not tell templates apart. */
  readonly templated: Map<string, { readonly segment: TemplateSegment; readonly branch: Branch }>;
  readonly leaves: Leaf[];
}

/** Path templates as a tree of segments, so that a path meets only the templates that share its beginning. */
export class RouteTree {
  readonly #root = emptyBranch();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(operation);
  }

  /** All operations whose template the path fits, the most literal first. */
  match(path: string): RouteMatch[] {
    const segments = normalPathText(path).split('/');
    const found = this.#walk(this.#root, segments, 0);
    // A slash at the end is free where the template has none.
    if (segments.length > 2 && segments.at(-1) === '')
      found.push(...this.#walk(this.#root, segments.slice(0, -1), 0));
    return found.sort((a, b) => b.literals - a.literals);
  }

  #add(operation: Operation): void {
    const segments = parseTemplate(operation.path);
    let branch = this.#root;
    for (const segment of segments) {
      if (segment.names.length === 0) {
        const literal = segment.literals[0] ?? '';
        const next = branch.literal.get(literal) ?? emptyBranch();
        branch.literal.set(literal, next);
        branch = next;
      } else {
        const key = segment.literals.join('{}');
        const next = branch.templated.get(key) ?? { segment, branch: emptyBranch() };
        branch.templated.set(key, next);
        branch = next.branch;
      }
    }
    const literals = operation.path.replaceAll(/\{[^{}/]+\}/g, '').length;
    branch.leaves.push({ operation, segments, literals });
  }

  #walk(branch: Branch, path: readonly string[], at: number): RouteMatch[] {
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

function matchOf({ operation, segments, literals }: Leaf, path: readonly string[]): RouteMatch {
  const texts = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const values = matchSegment(segment, path[index] ?? '') ?? [];
    for (const [at, name] of segment.names.entries()) texts.set(name, values[at] ?? '');
  }
  return { operation, literals, texts };
}

function emptyBranch(): Branch {
  return { literal: new Map(), templated: new Map(), leaves: [] };
}
