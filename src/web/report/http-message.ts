import type { HarEntry, HarField } from '../../result/report.js';
import { type CodeLine, plainLines } from '../look/code-line.js';
import { jsonLines, linesAt } from '../look/json-lines.js';

/** A message as it goes over the wire, with the lines in question, counted from 0. */
export interface ShownMessage {
  readonly lines: readonly CodeLine[];
  readonly marked: ReadonlySet<number>;
}

/** The part of a message that is in question. */
export interface MarkedPart {
  readonly part: 'start' | 'header' | 'body';
  /** JSON Pointer into that part: of a header, `/` and its name. */
  readonly pointer: string;
}

/** A request: start line, header, body. */
export function requestMessage({ request }: HarEntry, mark?: MarkedPart): ShownMessage {
  const { method, url, httpVersion, headers, postData } = request;
  const start: CodeLine = {
    pieces: [
      ['word', method],
      ['plain', ` ${url.replace(/^[a-z]+:\/\/[^/?#]*/i, '')} ${httpVersion}`],
    ],
  };
  return shown(start, headers, postData?.text ?? '', mark);
}

/** A response: status line, header, body; why there is none where none came. */
export function responseMessage({ response }: HarEntry, mark?: MarkedPart): ShownMessage {
  const { status, statusText, httpVersion, headers, content, _error } = response;
  if (status === 0) return { lines: plainLines(_error ?? 'no answer'), marked: new Set([0]) };
  const start: CodeLine = {
    pieces: [
      ['plain', `${httpVersion} `],
      ['number', String(status)],
      ['plain', ` ${statusText}`],
    ],
  };
  const isBinary = content.encoding === 'base64' && content.text !== '';
  const body = isBinary ? `(${content.size} bytes of ${content.mimeType || 'no media type'})` : content.text;
  return shown(start, headers, _error === undefined ? body : `${body}\n(${_error})`.trim(), mark);
}

function shown(
  start: CodeLine,
  headers: readonly HarField[],
  body: string,
  mark: MarkedPart | undefined,
): ShownMessage {
  const head: CodeLine[] = [start, ...headers.map(headerLine)];
  const content = body === '' ? [] : (jsonLines(body) ?? plainLines(body));
  const lines = content.length === 0 ? head : [...head, ...plainLines(''), ...content];
  return {
    lines,
    marked: mark ? placesOf(mark, headers, content, lines.length - content.length) : new Set(),
  };
}

function headerLine({ name, value }: HarField): CodeLine {
  return {
    pieces: [
      ['key', name],
      ['plain', `: ${value}`],
    ],
  };
}

function placesOf(
  { part, pointer }: MarkedPart,
  headers: readonly HarField[],
  content: readonly CodeLine[],
  before: number,
): ReadonlySet<number> {
  const start = new Set([0]);
  if (part === 'start') return start;
  if (part === 'header') {
    const wanted = pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~').toLowerCase();
    const at = headers.findIndex(({ name }) => name.toLowerCase() === wanted);
    return at < 0 ? start : new Set([at + 1]);
  }
  if (content.length === 0) return start;
  const isJson = content[0]?.pointer !== undefined;
  const inside = isJson ? [...linesAt(content, pointer)] : content.map((_, at) => at);
  // A whole body in question is a body without a mark.
  if (pointer === '' && content.length > 1) return new Set([before]);
  return new Set(inside.map((at) => at + before));
}
