import { type HeaderList, headerValue } from '../http/message.js';
import { isJson, parseMediaType } from './media-type.js';

/** How far a body has come that is to be one JSON text: `broken` where whatever follows can make it none. */
export type Progress = 'begun' | 'whole' | 'broken';

/** Tells how far a JSON answer has come, so that one which does not end need not be waited for; `undefined` for other answers. */
export function jsonProgress(headers: HeaderList): ((body: Buffer) => Progress) | undefined {
  const media = parseMediaType(headerValue(headers, 'content-type') ?? '');
  return media && isJson(media) ? (body) => progressOf(body.toString('utf8')) : undefined;
}

function progressOf(text: string): Progress {
  const start = text.search(/[^\s\uFEFF]/);
  if (start < 0) return 'begun';
  if (isWhole(text)) return 'whole';
  if (!/["{[\-\dtfn]/.test(text.charAt(start))) return 'broken';
  return endOfFirst(text) < text.trimEnd().length ? 'broken' : 'begun';
}

/** Where the first object or list is closed; the end of the text where it is not. */
function endOfFirst(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth++;
    else if ((token === '}' || token === ']') && --depth <= 0) return index + 1;
  }
  return text.length;
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
