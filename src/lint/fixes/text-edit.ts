import type { DocumentNode } from '../../openapi/document-node.js';
import type { ParsedSource } from '../../source/parse-text.js';
import type { SourceRange } from '../../source/source.js';

/** A piece of a file's text to be replaced; an empty range inserts. */
export interface TextEdit {
  readonly file: ParsedSource;
  readonly range: SourceRange;
  readonly text: string;
}

/** The text with all edits made; of two that touch each other, the earlier one. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { range, text: replacement } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    if (range.start < at) continue;
    result += text.slice(at, range.start) + replacement;
    at = range.end;
  }
  return result + text.slice(at);
}

/** Replaces the text of a node's value, or of its key, by what is made of it; nothing where it has no place. */
export function rewrite(
  node: DocumentNode,
  on: 'key' | 'value',
  change: (written: string) => string | undefined,
): TextEdit[] {
  const range = writtenPlace(node)?.[on];
  const text = range && change(node.file.source.text.slice(range.start, range.end));
  return range && text !== undefined ? [{ file: node.file, range, text }] : [];
}

/** Adds an entry behind another one of the same mapping, written as that one is. */
export function addAfter(neighbour: DocumentNode, key: string, value: string): TextEdit[] {
  const { file } = neighbour;
  const { text } = file.source;
  const place = writtenPlace(neighbour);
  if (!place?.key) return [];
  const lineStart = text.lastIndexOf('\n', place.key.start - 1) + 1;
  const before = text.slice(lineStart, place.key.start);
  const name = text[place.key.start] === '"' ? `"${key}"` : key;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (isInFlow(neighbour)) {
    const gap = before.trim() === '' ? `${newline}${before}` : ' ';
    const range = { start: place.value.end, end: place.value.end };
    return [{ file, range, text: `,${gap}${name}: ${value}` }];
  }
  const lineEnd = text.indexOf('\n', place.value.end);
  const isReturn = text[lineEnd - 1] === '\r';
  const end = lineEnd === -1 ? text.length : lineEnd - (isReturn ? 1 : 0);
  const indent = before.replaceAll(/[^\s]/g, ' ');
  return [{ file, range: { start: end, end }, text: `${newline}${indent}${name}: ${value}` }];
}

/** Takes an entry out, with its line or its comma. Nothing where it shares its line with what begins a list item. */
export function removeEntry(entry: DocumentNode): TextEdit[] {
  const { file } = entry;
  const { text } = file.source;
  const place = writtenPlace(entry);
  if (!place?.key) return [];
  const { start } = place.key;
  const { end } = place.value;
  if (isInFlow(entry)) {
    const before = /,\s*$/.exec(text.slice(0, start));
    if (before) return [{ file, range: { start: before.index, end }, text: '' }];
    const after = /^\s*,\s*/.exec(text.slice(end));
    return [{ file, range: { start, end: end + (after?.[0].length ?? 0) }, text: '' }];
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  if (text.slice(lineStart, start).trim() !== '') return [];
  return [{ file, range: { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1 }, text: '' }];
}

/** Where key and value are written, their quotes included. */
function writtenPlace({
  file,
  pointer,
}: DocumentNode): { key?: SourceRange; value: SourceRange } | undefined {
  const { text } = file.source;
  const withQuotes = ({ start, end }: SourceRange): SourceRange => {
    const quote = text[start - 1];
    const isQuoted = (quote === '"' || quote === "'") && text[end] === quote;
    return isQuoted ? { start: start - 1, end: end + 1 } : { start, end };
  };
  const place = file.positions().get(pointer);
  return place && { ...(place.key ? { key: withQuotes(place.key) } : {}), value: withQuotes(place.value) };
}

function isInFlow({ file, pointer }: DocumentNode): boolean {
  const parent = file.positions().get(pointer.slice(0, pointer.lastIndexOf('/')));
  return parent !== undefined && file.source.text[parent.value.start] === '{';
}
