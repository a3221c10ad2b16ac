import { isFraming, type RepeatedRequest } from './repeated-request.js';

/**
 * A `curl` command for a request; the shell expressions in `live` stay live, all else is quoted. A body that no argument can
 * hold comes through a pipe.
 */
export function curlCommand(
  { request }: { readonly request: RepeatedRequest },
  live: ReadonlySet<string> = new Set(),
): string {
  const { method, url, headers, postData } = request;
  const has = (name: string) => headers.some((field) => field.name.toLowerCase() === name);
  const parts = ['curl -i', method === 'HEAD' ? '--head' : `-X ${method}`];
  // curl would read brackets as a pattern, and dots in a path as steps.
  if (/[[\]{}]/.test(url)) parts.push('--globoff');
  if (/\/\.{1,2}(\/|\?|$)/.test(url)) parts.push('--path-as-is');
  parts.push(quote(url, live));
  for (const field of headers) {
    const { name, value } = field;
    if (isFraming(field)) continue;
    parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`, live)}`);
  }
  if (postData) {
    // curl would write a media type of its own.
    if (!has('content-type')) parts.push("-H 'Content-Type:'");
    if (postData.encoding === 'base64' || postData.text.includes('\0')) {
      const base64 = postData.encoding
        ? postData.text
        : Buffer.from(postData.text, 'utf8').toString('base64');
      return `printf %s ${quote(base64, new Set())} | base64 -d | ${parts.join(' ')} --data-binary @-`;
    }
    parts.push(`--data-raw ${quote(postData.text, live)}`);
  }
  return parts.join(' ');
}

const expression = /\$(?:\w+|\{[^}]*\})/g;

function quote(text: string, live: ReadonlySet<string>): string {
  const literal = (part: string) => (part === '' ? '' : `'${part.replaceAll("'", `'\\''`)}'`);
  let quoted = '';
  let end = 0;
  for (const match of text.matchAll(expression)) {
    if (!live.has(match[0])) continue;
    quoted += `${literal(text.slice(end, match.index))}"${match[0]}"`;
    end = match.index + match[0].length;
  }
  quoted += literal(text.slice(end));
  return quoted === '' ? "''" : quoted;
}
