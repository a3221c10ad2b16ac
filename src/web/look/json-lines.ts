import type { CodeLine, PieceKind } from './code-line.js';

type Piece = CodeLine['pieces'][number];

/** A list or an object that is open, and the key under which the next value stands. */
interface Level {
  readonly pointer: string;
  readonly closes: ']' | '}';
  key: string | number;
}

/** Levels beyond are not indented further: a body of nothing but brackets would fill the memory with spaces. */
const deepest = 60;

const token = /\s*(?:([[\]{}:,])|("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null))/gy;

/**
 * JSON text with a line for each value, every number and string spelled as it was, with the JSON Pointer of each line. Where the text is cut
 * or is no JSON from some place on, the rest stands as it is; nothing where it does not begin like an object or a list.
 */
export function jsonLines(text: string): CodeLine[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const lines: CodeLine[] = [];
  const levels: Level[] = [];
  let pieces: Piece[] = [];
  let pointer = '';
  const add = (kind: PieceKind, written: string) => pieces.push([kind, written]);
  const end = () => {
    if (pieces.length > 0) lines.push({ pieces, pointer });
    pieces = [];
  };
  const begin = (at: string) => {
    pointer = at;
    if (levels.length > 0) add('plain', '  '.repeat(Math.min(levels.length, deepest)));
  };
  const place = () => {
    const level = levels.at(-1);
    return level ? `${level.pointer}/${String(level.key).replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  };
  const value = () => {
    if (levels.at(-1)?.closes !== '}') begin(place());
  };
  token.lastIndex = 0;
  let done = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [, sign, quoted, number, word] = found;
    const level = levels.at(-1);
    if (sign === '[' || sign === '{') {
      value();
      const closes = sign === '[' ? ']' : '}';
      const empty = new RegExp(`\\s*\\${closes}`, 'y');
      empty.lastIndex = token.lastIndex;
      if (empty.test(text)) {
        add('plain', sign + closes);
        token.lastIndex = empty.lastIndex;
      } else {
        add('plain', sign);
        levels.push({ pointer: place(), closes, key: sign === '[' ? 0 : '' });
        end();
      }
    } else if (sign === ']' || sign === '}') {
      if (level?.closes !== sign) break;
      end();
      levels.pop();
      begin(level.pointer);
      add('plain', sign);
    } else if (sign === ',') {
      add('plain', ',');
      end();
      if (typeof level?.key === 'number') level.key++;
    } else if (sign === ':') {
      add('plain', ': ');
    } else if (quoted !== undefined && level?.closes === '}' && pieces.length === 0) {
      level.key = read(quoted);
      begin(place());
      add('key', quoted);
    } else {
      value();
      if (quoted !== undefined) add('text', quoted);
      else if (number !== undefined) add('number', number);
      else add('word', word ?? '');
    }
    done = token.lastIndex;
  }
  end();
  const rest = text.slice(done).trim();
  for (const line of rest === '' ? [] : rest.split('\n')) {
    lines.push({ pieces: [['plain', line]], pointer });
  }
  return lines;
}

function read(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}

/**
 * The lines, counted from 0, of the value at a JSON Pointer. What is missing has none: there the first and the last line of what should hold it
 * stand for it.
 */
export function linesAt(lines: readonly CodeLine[], pointer: string): ReadonlySet<number> {
  const inside = placesOf(lines, (at) => at === pointer || at.startsWith(`${pointer}/`));
  if (inside.size > 0) return inside;
  for (let around = parentOf(pointer); around !== undefined; around = parentOf(around)) {
    const own = placesOf(lines, (at) => at === around);
    if (own.size > 0) return own;
  }
  return new Set();
}

function placesOf(lines: readonly CodeLine[], fits: (pointer: string) => boolean): ReadonlySet<number> {
  return new Set(lines.flatMap(({ pointer }, at) => (pointer !== undefined && fits(pointer) ? [at] : [])));
}

function parentOf(pointer: string): string | undefined {
  const cut = pointer.lastIndexOf('/');
  return cut < 0 ? undefined : pointer.slice(0, cut);
}
