import type { PatternNode } from '../schema/pattern-syntax.js';

const mostSteps = 1_000_000;
const pumps = 28;
/** In no ordinary class, so that a match fails at the very end. */
const poison = '\u0001';
const candidates = [...'a0A -_./@ZzZ9é~!'];

class TooManySteps extends Error {}

/**
 * A short text on which a backtracking engine takes more than a million steps, found by repeating what stands under each
 * repetition; `undefined` where none of these texts does. Deterministic: steps are counted, no clock is read.
 */
export function attackOn(tree: PatternNode, flags: string): string | undefined {
  const isNested = repeatsIn(tree).some((node) => repeatsIn(node.item).length > 0 || hasChoice(node.item));
  if (!isNested) return undefined;
  const classes = new Map<string, RegExp>();
  const matches = (source: string, text: string): boolean => {
    const known = classes.get(source) ?? new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ''));
    classes.set(source, known);
    return known.test(text);
  };
  for (const { before, item } of repeatedParts(tree, [])) {
    const prefix = before.map((node) => sampleOf(node, matches)).join('');
    const pump = sampleOf(item, matches);
    if (pump === '') continue;
    const text = prefix + pump.repeat(pumps) + poison;
    if (takesTooLong(tree, [...text], matches)) return text;
  }
  return undefined;
}

type Matches = (source: string, text: string) => boolean;
type Repeat = Extract<PatternNode, { kind: 'repeat' }>;

function childrenOf(node: PatternNode): readonly PatternNode[] {
  if (node.kind === 'sequence') return node.items;
  if (node.kind === 'choice') return node.options;
  return node.kind === 'repeat' || node.kind === 'group' || node.kind === 'look' ? [node.item] : [];
}

function repeatsIn(node: PatternNode): Repeat[] {
  const inner = childrenOf(node).flatMap(repeatsIn);
  return node.kind === 'repeat' && node.max > 8 ? [node, ...inner] : inner;
}

function hasChoice(node: PatternNode): boolean {
  return node.kind === 'choice' || childrenOf(node).some(hasChoice);
}

/** Every repetition with what comes before it on the way. */
function* repeatedParts(
  node: PatternNode,
  before: readonly PatternNode[],
): Generator<{ before: readonly PatternNode[]; item: PatternNode }> {
  if (node.kind === 'repeat' && node.max > 8) yield { before, item: node.item };
  if (node.kind === 'sequence') {
    for (const [at, child] of node.items.entries()) {
      yield* repeatedParts(child, [...before, ...node.items.slice(0, at)]);
    }
  } else {
    for (const child of childrenOf(node)) yield* repeatedParts(child, before);
  }
}

/** A short text that an expression matches, as far as characters at hand do. */
function sampleOf(node: PatternNode, matches: Matches): string {
  switch (node.kind) {
    case 'character':
      return (
        candidates.find((text) => matches(node.source, text)) ??
        [node.source.replace(/^\\/, '')].find((text) => matches(node.source, text)) ??
        ''
      );
    case 'sequence':
      return node.items.map((item) => sampleOf(item, matches)).join('');
    case 'choice':
      return sampleOf(node.options[0] as PatternNode, matches);
    case 'repeat':
      return sampleOf(node.item, matches).repeat(Math.max(node.min, 1));
    case 'group':
      return sampleOf(node.item, matches);
    default:
      return '';
  }
}

/** Walks as a backtracking engine does, from the start of the text, and counts. */
function takesTooLong(tree: PatternNode, text: readonly string[], matches: Matches): boolean {
  let steps = 0;
  const walk = (node: PatternNode, at: number, next: (at: number) => boolean): boolean => {
    if (++steps > mostSteps) throw new TooManySteps();
    switch (node.kind) {
      case 'character':
        return at < text.length && matches(node.source, text[at] as string) && next(at + 1);
      case 'sequence': {
        const from = (index: number, place: number): boolean => {
          const item = node.items[index];
          return item ? walk(item, place, (after) => from(index + 1, after)) : next(place);
        };
        return from(0, at);
      }
      case 'choice':
        return node.options.some((option) => walk(option, at, next));
      case 'repeat': {
        const again = (times: number, place: number): boolean => {
          const more =
            times < node.max && walk(node.item, place, (after) => after !== place && again(times + 1, after));
          return more || (times >= node.min && next(place));
        };
        return again(0, at);
      }
      case 'group':
        return walk(node.item, at, next);
      case 'assertion':
        if (node.at === 'start') return at === 0 && next(at);
        return node.at === 'end' ? at === text.length && next(at) : next(at);
      default:
        return next(at);
    }
  };
  try {
    walk(tree, 0, () => true);
    return false;
  } catch (error) {
    // A stack that overflows has gone as deep as the text is long: the texts are short, so it cannot.
    if (error instanceof TooManySteps) return true;
    throw error;
  }
}
