import { compilePattern } from './pattern.js';
import { type PatternNode, parsePattern } from './pattern-syntax.js';

export interface TextLimits {
  /** In code points. */
  readonly minLength: number;
  /** In code points; may be Infinity. */
  readonly maxLength: number;
  /** Another number, another text, where there are several. */
  readonly variant: number;
}

/** Characters are taken from here first, so that texts look ordinary. */
const PREFERRED = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,@/:+';
/** Meets most rules of the kind "an upper-case letter, a digit, a sign ...". */
const MIXED = 'Aa1!Bb2#Cc3$Dd4%-_';
const ATTEMPTS = 24;
const LONGEST = 12_000;

/**
 * A text that matches the pattern, within the limits; verified by the expression itself. Undefined where none is found,
 * which does not prove that there is none: look-arounds and back-references are met by luck.
 */
export function textMatching(pattern: string, limits: TextLimits): string | undefined {
  const compiled = compilePattern(pattern);
  if (!compiled.ok || limits.minLength > Math.min(limits.maxLength, LONGEST)) return undefined;
  const { regExp } = compiled.matcher;
  const tree = parsePattern(regExp);
  const fits = (text: string): boolean => {
    const length = [...text].length;
    return length >= limits.minLength && length <= limits.maxLength && compiled.matcher.test(text);
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const mixed = attempt % 4 === 3;
    const writer = new TextWriter(regExp.flags, {
      extra: Math.max(0, limits.minLength - leastLength(tree)),
      turn: limits.variant + Math.floor(attempt / 4),
      alphabet: mixed ? MIXED + PREFERRED : PREFERRED,
      generous: attempt % 2 === 1,
      spelled: Math.floor(attempt / 2) % 2 === 1,
    });
    const text = writer.write(tree);
    if (text === undefined) continue;
    const found = [text, ...padded(text, limits.minLength), ...cut(text, limits.maxLength)].find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The characters of a shortest match; look-arounds and back-references count as nothing. */
function leastLength(node: PatternNode): number {
  switch (node.kind) {
    case 'character':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + leastLength(item), 0);
    case 'choice':
      return Math.min(...node.options.map(leastLength));
    case 'repeat':
      return node.min === 0 ? 0 : node.min * leastLength(node.item);
    case 'group':
      return leastLength(node.item);
    default:
      return 0;
  }
}

function padded(text: string, minLength: number): string[] {
  const padding = 'a'.repeat(Math.max(1, minLength - [...text].length));
  return [text + padding, padding + text, `${text} ${padding.slice(1)}`];
}

function cut(text: string, maxLength: number): string[] {
  const characters = [...text];
  return characters.length <= maxLength ? [] : [characters.slice(0, maxLength).join('')];
}

interface Manner {
  /** Characters to write beyond the shortest text. */
  extra: number;
  readonly turn: number;
  readonly alphabet: string;
  /** Whether every repeat that may be empty is taken once. */
  readonly generous: boolean;
  /** Whether what a look-around wants to see is written where it stands. */
  readonly spelled: boolean;
}

class TextWriter {
  readonly #captured = new Map<number | string, string>();
  #written = 0;

  constructor(
    private readonly flags: string,
    private readonly manner: Manner,
  ) {}

  write(node: PatternNode): string | undefined {
    switch (node.kind) {
      case 'sequence':
        return this.#writeAll(node.items);
      case 'choice':
        return this.#writeChoice(node.options);
      case 'repeat':
        return this.#writeRepeat(node);
      case 'character':
        return pickCharacter(
          node.source,
          this.flags,
          this.manner.alphabet,
          this.manner.turn + this.#written++,
        );
      case 'group': {
        const text = this.write(node.item);
        if (text !== undefined) {
          this.#captured.set(node.number, text);
          if (node.name !== undefined) this.#captured.set(node.name, text);
        }
        return text;
      }
      case 'back':
        return this.#captured.get(node.group) ?? '';
      case 'look':
        return this.manner.spelled && !node.negative ? this.write(node.item) : '';
      default:
        return '';
    }
  }

  #writeAll(items: readonly PatternNode[]): string | undefined {
    let text = '';
    for (const item of items) {
      const part = this.write(item);
      if (part === undefined) return undefined;
      text += part;
    }
    return text;
  }

  #writeChoice(options: readonly PatternNode[]): string | undefined {
    const least = Math.min(...options.map(leastLength));
    for (let offset = 0; offset < options.length; offset++) {
      const option = options[(this.manner.turn + offset) % options.length] as PatternNode;
      const text = this.write(option);
      if (text !== undefined) {
        this.manner.extra = Math.max(0, this.manner.extra - (leastLength(option) - least));
        return text;
      }
    }
    return undefined;
  }

  #writeRepeat({ item, min, max }: Extract<PatternNode, { kind: 'repeat' }>): string | undefined {
    const length = leastLength(item);
    const times = min === 0 && this.manner.generous ? Math.min(1, max) : min;
    let text = '';
    let count = 0;
    const more = (): boolean =>
      count < times || (count < max && this.manner.extra > 0 && length <= this.manner.extra && length > 0);
    while (more() && text.length < LONGEST) {
      if (count >= min) this.manner.extra = Math.max(0, this.manner.extra - length);
      const part = this.write(item);
      if (part === undefined) return count >= min ? text : undefined;
      text += part;
      count++;
      if (part === '' && count >= 1) break;
    }
    return text;
  }
}

const alphabets = new Map<string, readonly string[]>();

/** A character that the one-character expression matches; `turn` picks among the ordinary ones. */
function pickCharacter(source: string, flags: string, alphabet: string, turn: number): string | undefined {
  const key = `${flags}/${alphabet.length}/${source}`;
  let characters = alphabets.get(key);
  if (characters === undefined) {
    characters = charactersOf(new RegExp(`^(?:${source})$`, flags), alphabet);
    alphabets.set(key, characters);
  }
  return characters[turn % characters.length];
}

/** The ordinary characters that match, of one kind (lower case, else upper case, else digits) where there are any; else any one. */
function charactersOf(expression: RegExp, alphabet: string): readonly string[] {
  const ordinary = [...alphabet].filter((character) => expression.test(character));
  const kinds = alphabet === PREFERRED ? [/[a-z]/, /[A-Z]/, /[0-9]/] : [];
  for (const kind of kinds) {
    const some = ordinary.filter((character) => kind.test(character));
    if (some.length > 0) return some;
  }
  if (ordinary.length > 0) return ordinary;
  for (let code = 0x21; code < 0x2_0000; code++) {
    const character = String.fromCodePoint(code);
    if (expression.test(character)) return [character];
  }
  const controls = Array.from({ length: 0x21 }, (_, code) => String.fromCodePoint(code));
  return controls.filter((character) => expression.test(character));
}
