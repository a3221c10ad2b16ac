import type { PatternNode } from './pattern-syntax.js';

type Test = (character: string) => boolean;
type Assertion = Extract<PatternNode, { kind: 'assertion' }>['at'];

/** One step of a program; `next` and `other` are indexes of steps. */
type Step =
  | { readonly kind: 'character'; readonly test: Test }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'jump'; next: number }
  | { readonly kind: 'assertion'; readonly at: Assertion }
  | { readonly kind: 'look'; readonly program: Program; readonly negative: boolean }
  | { readonly kind: 'match' };

/** Steps that read a text from left to right or, for what stands ahead, from right to left. */
interface Program {
  readonly steps: readonly Step[];
  readonly backward: boolean;
}

/** A test for texts that contain a match. */
export interface LinearMatcher {
  /** Undefined where the text is too long to be decided, never up to {@link surelyDecided}. */
  readonly test: (text: string) => boolean | undefined;
  /** In characters: texts up to here are always decided. */
  readonly surelyDecided: number;
}

const MOST_STEPS = 100_000;
/** Steps followed for one text: about a second. */
const WORK = 20_000_000;

/**
 * A matcher whose time is proportional to the length of the text (Thompson's construction, all ways followed at once; each
 * look-around is decided for all places of the text in one pass of its own). Undefined for expressions with back-references, and
 * for very large ones.
 */
export function linearMatcher(tree: PatternNode, unicode: boolean): LinearMatcher | undefined {
  const program = compileProgram(tree, characterTests(unicode), false);
  if (program === undefined) return undefined;
  return {
    test: (text) => new Run(unicode ? [...text] : text.split('')).contains(program),
    surelyDecided: Math.floor(WORK / sizeOf(program)) - 1,
  };
}

/** The steps of a program and of the look-arounds in it. */
function sizeOf({ steps }: Program): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'look' ? sizeOf(step.program) : 1), 0);
}

function compileProgram(
  tree: PatternNode,
  testOf: (source: string) => Test,
  backward: boolean,
): Program | undefined {
  const steps: Step[] = [];
  const emit = (node: PatternNode): boolean => {
    if (steps.length > MOST_STEPS) return false;
    switch (node.kind) {
      case 'character':
        steps.push({ kind: 'character', test: testOf(node.source) });
        return true;
      case 'assertion':
        steps.push(node);
        return true;
      case 'sequence':
        return (backward ? node.items.toReversed() : node.items).every(emit);
      case 'group':
        return emit(node.item);
      case 'choice':
        return emitChoice(node.options);
      case 'repeat':
        return emitRepeat(node);
      case 'look': {
        const program = compileProgram(node.item, testOf, !node.behind);
        if (program === undefined) return false;
        steps.push({ kind: 'look', program, negative: node.negative });
        return true;
      }
      default:
        return false;
    }
  };
  const emitChoice = (options: readonly PatternNode[]): boolean => {
    const jumps: Extract<Step, { kind: 'jump' }>[] = [];
    for (const option of options) {
      const split = { kind: 'split' as const, next: steps.length + 1, other: 0 };
      steps.push(split);
      if (!emit(option)) return false;
      const jump = { kind: 'jump' as const, next: 0 };
      jumps.push(jump);
      steps.push(jump);
      split.other = steps.length;
    }
    // The split before the last alternative leads here: nothing is left to try.
    steps.push({ kind: 'character', test: () => false });
    for (const jump of jumps) jump.next = steps.length;
    return true;
  };
  const emitRepeat = ({ item, min, max }: Extract<PatternNode, { kind: 'repeat' }>): boolean => {
    const before = steps.length;
    for (let count = 0; count < min; count++) {
      if (!emit(item)) return false;
      if (steps.length === before) return true;
    }
    const splits: Extract<Step, { kind: 'split' }>[] = [];
    for (let count = min; count < max; count++) {
      const at = steps.length;
      const split = { kind: 'split' as const, next: at + 1, other: 0 };
      steps.push(split);
      splits.push(split);
      if (!emit(item)) return false;
      if (max === Infinity) {
        steps.push({ kind: 'jump', next: at });
        break;
      }
    }
    for (const split of splits) split.other = steps.length;
    return true;
  };
  if (!emit(tree)) return undefined;
  steps.push({ kind: 'match' });
  return { steps, backward };
}

/** One text under test. */
class Run {
  readonly #seen = new Map<Step, Uint8Array>();
  #work = 0;

  constructor(private readonly characters: readonly string[]) {}

  /** Whether the program matches anywhere; undefined where that takes too long. */
  contains(program: Program): boolean | undefined {
    const found = this.#follow(program, () => true);
    return this.#work > WORK ? undefined : found;
  }

  /** Where matches end, seen in the direction of the program: 1 for each such place. */
  #ends(program: Program): Uint8Array {
    const ends = new Uint8Array(this.characters.length + 1);
    this.#follow(program, (at) => {
      ends[at] = 1;
      return false;
    });
    return ends;
  }

  /** Follows all ways from all places; `matched` is told where each match ends, and says whether that is enough. */
  #follow({ steps, backward }: Program, matched: (at: number) => boolean): boolean {
    const { length } = this.characters;
    const marks = new Uint32Array(steps.length);
    let threads: number[] = [];
    for (let turn = 0; turn <= length; turn++) {
      const at = backward ? length - turn : turn;
      threads.push(0);
      const reached: number[] = [];
      const stack: number[] = [];
      for (const origin of threads) {
        stack.push(origin);
        for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
          if (marks[index] === turn + 1) continue;
          marks[index] = turn + 1;
          this.#work++;
          const step = steps[index] as Step;
          if (step.kind === 'character') reached.push(index);
          else if (step.kind === 'jump') stack.push(step.next);
          else if (step.kind === 'split') stack.push(step.other, step.next);
          else if (step.kind === 'match') {
            if (matched(at)) return true;
          } else if (step.kind === 'assertion' ? this.#holds(step.at, at) : this.#isSeen(step, at)) {
            stack.push(index + 1);
          }
        }
      }
      if (this.#work > WORK) return false;
      const character = this.characters[backward ? at - 1 : at];
      if (character === undefined) return false;
      threads = reached.filter((index) => passes(steps[index], character)).map((index) => index + 1);
    }
    return false;
  }

  #holds(assertion: Assertion, at: number): boolean {
    if (assertion === 'start') return at === 0;
    if (assertion === 'end') return at === this.characters.length;
    const isWord = (index: number): boolean => /^\w$/.test(this.characters[index] ?? '');
    return (isWord(at - 1) !== isWord(at)) === (assertion === 'boundary');
  }

  #isSeen(step: Extract<Step, { kind: 'look' }>, at: number): boolean {
    const ends = this.#seen.get(step) ?? this.#ends(step.program);
    this.#seen.set(step, ends);
    return (ends[at] === 1) !== step.negative;
  }
}

function passes(step: Step | undefined, character: string): boolean {
  return step?.kind === 'character' && step.test(character);
}

/** Tests for one-character expressions, each made once. */
function characterTests(unicode: boolean): (source: string) => Test {
  const tests = new Map<string, Test>();
  return (source) => {
    const test = tests.get(source) ?? rememberingTest(new RegExp(`^(?:${source})$`, unicode ? 'u' : ''));
    tests.set(source, test);
    return test;
  };
}

function rememberingTest(expression: RegExp): Test {
  const known = new Map<string, boolean>();
  return (character) => {
    let result = known.get(character);
    if (result === undefined) {
      result = expression.test(character);
      if (known.size < 1_000) known.set(character, result);
    }
    return result;
  };
}
