import type { HarEntry } from './report.js';

/** A `curl` command for a recorded request; `$NAME` expressions stay live for the shell, all else is quoted. */
export function curlCommand(entry: HarEntry): string {
  const { method, url, headers, postData } = entry.request;
  const parts = ['curl -i', `-X ${method}`, quote(url)];
  for (const { name, value } of headers) {
    if (/^(accept-encoding|content-length|host)$/i.test(name)) continue;
    parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  if (postData) parts.push(`--data-binary ${quote(postData.text)}`);
  return parts.join(' ');
}

const variable = /\$(?:[A-Z][A-Z0-9_]*|\{[A-Z][A-Z0-9_]*(?:%\?)?\})/g;

function quote(text: string): string {
  const literal = (part: string) => (part === '' ? '' : `'${part.replaceAll("'", `'\\''`)}'`);
  let quoted = '';
  let end = 0;
  for (const match of text.matchAll(variable)) {
    quoted += `${literal(text.slice(end, match.index))}"${match[0]}"`;
    end = match.index + match[0].length;
  }
  quoted += literal(text.slice(end));
  return quoted === '' ? "''" : quoted;
}
