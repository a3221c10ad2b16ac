import type { PatternNode } from './pattern-syntax.js';

type Test = (character: string) => boolean;
type Assertion = Extract<PatternNode, { kind: 'assertion' }>['at'];

/** One step of a program; `next` and `other` are indexes of steps. */
type Step =
  | { readonly kind: 'character'; readonly test: Test }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'jump'; next: number }
  | { readonly kind: 'assertion'; readonly at: Assertion }
  | { readonly kind: 'ahead'; readonly program: readonly Step[]; readonly negative: boolean }
  | { readonly kind: 'match' };

const MOST_STEPS = 100_000;

/**
 * A test for texts that contain a match, in time proportional to the length of the text (Thompson's construction, all ways
 * followed at once). Undefined for expressions with back-references or look-behind, and for very large ones.
 */
export function linearMatcher(tree: PatternNode, unicode: boolean): ((text: string) => boolean) | undefined {
  const program = compileProgram(tree, characterTests(unicode));
  if (program === undefined) return undefined;
  return (text) => new Run(unicode ? [...text] : text.split('')).matches(program, 0, true);
}

function compileProgram(tree: PatternNode, testOf: (source: string) => Test): readonly Step[] | undefined {
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
        return node.items.every(emit);
      case 'group':
        return emit(node.item);
      case 'choice':
        return emitChoice(node.options);
      case 'repeat':
        return emitRepeat(node);
      case 'look': {
        const inner = node.behind ? undefined : compileProgram(node.item, testOf);
        if (inner === undefined) return false;
        steps.push({ kind: 'ahead', program: inner, negative: node.negative });
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
      const split = { kind: 'split' as const, next: steps.length + 1, other: 0 };
      steps.push(split);
      splits.push(split);
      if (!emit(item)) return false;
      if (max === Infinity) {
        steps.push({ kind: 'jump', next: steps.indexOf(split) });
        break;
      }
    }
    for (const split of splits) split.other = steps.length;
    return true;
  };
  if (!emit(tree)) return undefined;
  steps.push({ kind: 'match' });
  return steps;
}

/** One text under test. */
class Run {
  readonly #aheads = new Map<Step, Map<number, boolean>>();

  constructor(private readonly characters: readonly string[]) {}

  /** Whether the program matches from `start`, or, when searching, from there or anywhere later. */
  matches(program: readonly Step[], start: number, searching: boolean): boolean {
    let threads: number[] = [];
    const marks = new Uint32Array(program.length);
    for (let at = start; at <= this.characters.length; at++) {
      const reached: number[] = [];
      const origins = searching || at === start ? [...threads, 0] : threads;
      for (const origin of origins) {
        if (this.#follow(program, origin, at, marks, reached)) return true;
      }
      const character = this.characters[at];
      if (character === undefined || (reached.length === 0 && !searching)) return false;
      threads = reached.filter((index) => passes(program[index], character)).map((index) => index + 1);
    }
    return false;
  }

  /** Follows all steps that take no character; collects those that do. True when the end of the program is reached. */
  #follow(
    program: readonly Step[],
    origin: number,
    at: number,
    marks: Uint32Array,
    reached: number[],
  ): boolean {
    const stack = [origin];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (marks[index] === at + 1) continue;
      marks[index] = at + 1;
      const step = program[index] as Step;
      if (step.kind === 'match') return true;
      if (step.kind === 'character') reached.push(index);
      else if (step.kind === 'jump') stack.push(step.next);
      else if (step.kind === 'split') stack.push(step.other, step.next);
      else if (step.kind === 'assertion' ? this.#holds(step.at, at) : this.#looks(step, at))
        stack.push(index + 1);
    }
    return false;
  }

  #holds(assertion: Assertion, at: number): boolean {
    if (assertion === 'start') return at === 0;
    if (assertion === 'end') return at === this.characters.length;
    const isWord = (index: number): boolean => /^\w$/.test(this.characters[index] ?? '');
    return (isWord(at - 1) !== isWord(at)) === (assertion === 'boundary');
  }

  #looks(step: Extract<Step, { kind: 'ahead' }>, at: number): boolean {
    const known = this.#aheads.get(step) ?? new Map<number, boolean>();
    this.#aheads.set(step, known);
    const found = known.get(at) ?? this.matches(step.program, at, false);
    known.set(at, found);
    return found !== step.negative;
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
