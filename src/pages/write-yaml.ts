import { dump, SCALAR_STYLE, visit } from 'js-yaml';
import { isObject, type JsonObject, type JsonValue, setOwn } from './json-value.js';

const stringTag = 'tag:yaml.org,2002:str';
/** Texts that some YAML 1.2 readers take for an octal number (YAML 1.2 §10.3.2). */
const octal = /^0o[0-7]+$/;
/** Texts that no YAML reader takes for anything else, and that need no quotes anywhere. */
const plain = /^[A-Za-z](?:[\w ,.()'"/-]*[\w.)])?$/;
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
/** Beyond this a key may be written in two parts (YAML 1.2 §8.2.2). */
const longestKey = 200;

/** A key or a value that js-yaml writes, and how far its further lines are indented. */
interface Hole {
  readonly value: JsonValue;
  readonly indent: string;
  readonly isKey: boolean;
}

/**
 * YAML as js-yaml writes it, with no folded lines and no aliases; a text that any YAML version would read as something else is quoted.
 * Collections and plain words, which are nearly all of a document, are written here in a fifth of the time; js-yaml writes the rest at once.
 */
export function writeYaml(document: JsonObject): string {
  const pieces: (string | Hole)[] = [];
  let text = '';
  const hole = (value: JsonValue, indent: string, isKey: boolean) => {
    pieces.push(text, { value, indent, isKey });
    text = '';
  };
  const scalar = (value: JsonValue, indent: string) => {
    const written = simpleText(value);
    if (written === undefined) hole(value, indent, false);
    else text += written;
    text += '\n';
  };
  const part = (value: JsonValue, indent: string, isInline: boolean) => {
    const inner = `${indent}  `;
    let at = isInline ? '' : indent;
    if (Array.isArray(value))
      for (const item of value) {
        text += `${at}- `;
        if (isFilled(item)) part(item, inner, true);
        else scalar(item, indent);
        at = indent;
      }
    else if (isObject(value))
      for (const key of Object.keys(value)) {
        const member = value[key] as JsonValue;
        text += at;
        if (isPlain(key) && key.length <= longestKey) text += key;
        else hole(key, indent, true);
        text += ':';
        if (isFilled(member)) {
          text += '\n';
          part(member, inner, false);
        } else {
          text += ' ';
          scalar(member, indent);
        }
        at = indent;
      }
  };
  part(document, '', false);
  pieces.push(text);
  return (isFilled(document) ? fill(pieces) : undefined) ?? dumpWhole(document);
}

function isPlain(text: string): boolean {
  return plain.test(text) && !reserved.test(text);
}

/** A value that is written as it stands. */
function simpleText(value: JsonValue): string | undefined {
  if (typeof value === 'string') return isPlain(value) ? value : undefined;
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
  if (value === null || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? '[]' : '{}';
}

/** True for an object or a list with something in it. */
function isFilled(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}

/** Puts what js-yaml writes of all holes where they are; undefined where a key takes several lines. */
function fill(pieces: readonly (string | Hole)[]): string | undefined {
  const holes = pieces.filter((piece) => typeof piece === 'object');
  if (holes.length === 0) return pieces.join('');
  const keys = new Map<JsonValue, string>();
  const names: JsonObject = {};
  for (const { value, isKey } of holes) if (isKey) setOwn(names, value as string, null);
  const keyLines = isFilled(names) ? dumpWhole(names).trimEnd().split('\n') : [];
  for (const [at, name] of Object.keys(names).entries()) keys.set(name, keyLines[at]?.slice(0, -6) ?? '');
  if (keys.size !== keyLines.length || !keyLines.every((line) => line.endsWith(': null'))) return undefined;

  const values = new Map<JsonValue, string>();
  for (const { value, isKey } of holes) if (!isKey) values.set(value, '');
  // The end of a list is written otherwise than its items, so it has one more.
  const written = dumpWhole([...values.keys(), 0])
    .slice(2)
    .split(/\n- /);
  for (const [at, value] of [...values.keys()].entries()) values.set(value, written[at] ?? '');
  const text = pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if (piece.isKey) return keys.get(piece.value);
      return values.get(piece.value)?.replace(/\n(?=[^\n])/g, `\n${piece.indent}`);
    })
    .join('');
  // A text that keeps all its line breaks, at the end of a document, needs an end of its own (YAML 1.2 §9.1.2).
  const last = pieces.at(-1) === '\n' ? pieces.at(-2) : undefined;
  const isOpen = typeof last === 'object' && /^\|\d?\+/.test(values.get(last.value) ?? '');
  return isOpen ? `${text}...\n` : text;
}

function dumpWhole(value: JsonValue): string {
  return dump(value, {
    lineWidth: -1,
    noRefs: true,
    transform: (documents) =>
      visit(documents, (node) => {
        if (node.kind === 'scalar' && node.tag === stringTag && octal.test(node.value))
          node.style = SCALAR_STYLE.SINGLE_QUOTED;
      }),
  });
}
