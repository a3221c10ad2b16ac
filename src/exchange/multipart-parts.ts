import { type HeaderList, headerValue } from '../http/message.js';

/** One part of a multipart body (RFC 2046 §5.1.1). */
export interface BodyPart {
  readonly headers: HeaderList;
  /** From `Content-Disposition` (RFC 7578 §4.2). */
  readonly name?: string;
  readonly fileName?: string;
  readonly bytes: Buffer;
}

/** The parts, or why the bytes are none. */
export type ParsedParts =
  | { readonly ok: true; readonly parts: readonly BodyPart[] }
  | { readonly ok: false; readonly message: string };

/** Writes parts with the boundary between them; `undefined` where one of them holds the boundary. */
export function writeParts(parts: readonly BodyPart[], boundary: string): Buffer | undefined {
  const delimiter = `--${boundary}`;
  if (parts.some(({ bytes }) => bytes.includes(delimiter))) return undefined;
  const written = parts.flatMap(({ headers, bytes }) => {
    const fields = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return [Buffer.from(`${delimiter}\r\n${fields}\r\n`, 'utf8'), bytes, Buffer.from('\r\n')];
  });
  return Buffer.concat([...written, Buffer.from(`${delimiter}--\r\n`)]);
}

/** The `Content-Disposition` of a form's part; quotes and line ends are written as browsers do. */
export function dispositionOf(name: string, fileName?: string): string {
  const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
  return `form-data; name="${quoted(name)}"${file}`;
}

/** Takes a multipart body apart; what stands before the first and after the last delimiter says nothing. */
export function parseParts(bytes: Buffer, boundary: string | undefined): ParsedParts {
  if (boundary === undefined || boundary === '')
    return { ok: false, message: 'its Content-Type names no boundary' };
  // One character an octet, so that positions in the text are positions in the bytes.
  const text = `\r\n${bytes.toString('latin1')}`;
  const delimiter = new RegExp(`\\r?\\n--${escaped(boundary)}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  const parts: BodyPart[] = [];
  let start = -1;
  for (const match of text.matchAll(delimiter)) {
    if (start !== -1) {
      const part = parsePart(text.slice(start, match.index));
      if (!part) return { ok: false, message: `part ${parts.length + 1} has no end of its headers` };
      parts.push(part);
    }
    if (match[1] !== undefined) return { ok: true, parts };
    start = match.index + match[0].length;
  }
  const message = start === -1 ? 'there is no boundary in it' : 'it ends without the closing boundary';
  return { ok: false, message };
}

function parsePart(text: string): BodyPart | undefined {
  // The line end of the delimiter is where the headers begin; a part may have none.
  const end = /^\r?\n\r?\n/.exec(text) ?? /\r?\n\r?\n/.exec(text);
  if (!end) return undefined;
  const headers = text
    .slice(0, end.index)
    .split(/\r?\n/)
    .filter((line) => line.includes(':'))
    .map((line) => {
      const at = line.indexOf(':');
      const value = Buffer.from(line.slice(at + 1).trim(), 'latin1').toString('utf8');
      return [line.slice(0, at).trim(), value] as const;
    });
  const disposition = headerValue(headers, 'content-disposition') ?? '';
  const name = parameterOf(disposition, 'name');
  const fileName = parameterOf(disposition, 'filename');
  return {
    headers,
    ...(name === undefined ? {} : { name }),
    ...(fileName === undefined ? {} : { fileName }),
    bytes: Buffer.from(text.slice(end.index + end[0].length), 'latin1'),
  };
}

function parameterOf(disposition: string, wanted: string): string | undefined {
  const found = disposition.matchAll(/;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g);
  for (const [, name, inQuotes, plain] of found) {
    if (name?.toLowerCase() !== wanted) continue;
    const text = inQuotes?.replace(/\\(["\\])/g, '$1') ?? plain ?? '';
    return text.replace(/%(22|0D|0A)/gi, (encoded) => decodeURIComponent(encoded));
  }
  return undefined;
}

function quoted(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
