import type { JsonValue } from './json-value.js';
import { plainCopy } from './plain-copy.js';

/** How JSON starts; telling the most of what is none without an exception. */
const opensJson = /^\s*(?:["\d-]|\{\s*["}]|\[\s*["{[\]\d\-tfn]|(?:true|false|null)\s*$)/;

/** A text as JSON, or undefined where it is none. */
export function parseJson(text: string): JsonValue | undefined {
  if (!opensJson.test(text)) return undefined;
  try {
    const copy = plainCopy(JSON.parse(text));
    return copy.ok ? copy.value : undefined;
  } catch {
    return undefined;
  }
}

/** The offset after the object or array that opens at `start`, or undefined where it never closes. */
export function endOfJson(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at++;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    } else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return undefined;
}
