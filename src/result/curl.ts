import type { HarEntry } from './report.js';

/** A `curl` command for a recorded request; the shell expressions in `live` stay live, all else is quoted. */
export function curlCommand(entry: HarEntry, live: ReadonlySet<string> = new Set()): string {
  const { method, url, headers, postData } = entry.request;
  const has = (name: string) => headers.some((field) => field.name.toLowerCase() === name);
  const parts = ['curl -i', method === 'HEAD' ? '--head' : `-X ${method}`];
  // curl would read brackets as a pattern, and dots in a path as steps.
  if (/[[\]{}]/.test(url)) parts.push('--globoff');
  if (/\/\.{1,2}(\/|\?|$)/.test(url)) parts.push('--path-as-is');
  parts.push(quote(url, live));
  for (const { name, value } of headers) {
    if (/^(accept-encoding|content-length|host)$/i.test(name)) continue;
    parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`, live)}`);
  }
  if (postData) {
    // curl would write a media type of its own.
    if (!has('content-type')) parts.push("-H 'Content-Type:'");
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
