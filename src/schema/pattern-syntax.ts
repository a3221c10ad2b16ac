/** The structure of a regular expression, as far as finding and matching texts needs it. */
export type PatternNode =
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number }
  /** One character; `source` is the class, escape or literal as an expression of its own. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'boundary' | 'no boundary' }
  | {
      readonly kind: 'look';
      readonly item: PatternNode;
      readonly behind: boolean;
      readonly negative: boolean;
    }
  | { readonly kind: 'group'; readonly item: PatternNode; readonly number: number; readonly name?: string }
  | { readonly kind: 'back'; readonly group: number | string };

// Sticky: each is tried at the place reached.
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y;
const GROUP_START = /\((?:\?(?::|(<?)([=!])|<([^>]+)>))?/y;
const UNICODE_ESCAPE =
  /\\(?:u\{[0-9a-fA-F]+\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|[pP]\{[^}]*\})/y;
const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[a-zA-Z]|.)/sy;
const CLASS = /\[(?:\\.|[^\]\\])*\]/sy;
const BOUNDARY = /\\[bB]/y;
const BACK_REFERENCE = /\\(?:([1-9]\d*)|k<([^>]+)>)/y;

/** The structure of a compiled expression (ECMA-262 §22.2.1, Annex B without flag `u`); flags other than `u` are not meant. */
export function parsePattern(regExp: RegExp): PatternNode {
  const { source, unicode } = regExp;
  let at = 0;
  let groups = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const match = expression.exec(source);
    if (match !== null) at = expression.lastIndex;
    return match;
  };

  const parseChoice = (): PatternNode => {
    const options = [parseSequence()];
    while (source[at] === '|') {
      at++;
      options.push(parseSequence());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
  };
  const parseSequence = (): PatternNode => {
    const items: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') items.push(parseTerm());
    return { kind: 'sequence', items };
  };
  const parseTerm = (): PatternNode => {
    const item = parseAtom();
    const quantifier = take(QUANTIFIER);
    if (quantifier === null) return item;
    const [text, least, comma, most] = quantifier;
    if (least === undefined) {
      return { kind: 'repeat', item, min: text[0] === '+' ? 1 : 0, max: text[0] === '?' ? 1 : Infinity };
    }
    const min = Number(least);
    const max = comma === undefined ? min : most === '' || most === undefined ? Infinity : Number(most);
    return { kind: 'repeat', item, min, max };
  };
  const parseAtom = (): PatternNode => {
    const character = source[at] as string;
    if (character === '(') return parseGroup();
    if (character === '[') return { kind: 'character', source: (take(CLASS) as RegExpExecArray)[0] };
    if (character === '\\') return parseEscape();
    if (character === '^' || character === '$') {
      at++;
      return { kind: 'assertion', at: character === '^' ? 'start' : 'end' };
    }
    const literal = unicode ? String.fromCodePoint(source.codePointAt(at) as number) : character;
    at += literal.length;
    return { kind: 'character', source: /[{}\]]/.test(literal) ? `\\${literal}` : literal };
  };
  const parseGroup = (): PatternNode => {
    const [text, behind, look, name] = take(GROUP_START) as RegExpExecArray;
    const number = text === '(' || name !== undefined ? ++groups : 0;
    const item = parseChoice();
    at++;
    if (look !== undefined) return { kind: 'look', item, behind: behind === '<', negative: look === '!' };
    if (number === 0) return item;
    return { kind: 'group', item, number, ...(name === undefined ? {} : { name }) };
  };
  const parseEscape = (): PatternNode => {
    const boundary = take(BOUNDARY);
    if (boundary !== null) {
      return { kind: 'assertion', at: boundary[0] === '\\b' ? 'boundary' : 'no boundary' };
    }
    const back = take(BACK_REFERENCE);
    if (back !== null) return { kind: 'back', group: back[2] ?? Number(back[1]) };
    const character = (unicode ? take(UNICODE_ESCAPE) : null) ?? (take(ESCAPE) as RegExpExecArray);
    return { kind: 'character', source: character[0] };
  };
  return parseChoice();
}
