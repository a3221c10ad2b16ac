import type { DraftBuilder } from './draft-builder.js';
import { type JsonObject, setOwn } from './json-value.js';
import { isPlaceholderHost, splitServer } from './split-server.js';
import type { StackedHead, StackedPath } from './stacked-head.js';

/** The server is printed above the path, or it is what is left of the curl command's URL without the path. */
export function readStackedServer(
  builder: DraftBuilder,
  head: StackedHead,
  { path, server: printed, lines: pathLines }: StackedPath,
): void {
  if (printed !== undefined) {
    builder.set('/servers', [{ url: printed }], pathLines);
    return;
  }
  const url = head.curl?.sample.url;
  const lines = head.curl?.lines ?? pathLines;
  const plain = url?.replace(/[?#].*$/s, '');
  const base = baseOf(plain?.replace(/\/$/, '') ?? '', path);
  const server = base ?? splitServer(plain ?? '', [])?.server;
  if (server === undefined || server === '') {
    builder.leaveOut('', 'servers', 'The page prints no server.');
    return;
  }
  const blanks = [...server.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
  builder.set('/servers', [{ url: server }], lines);
  if (blanks.length > 0) {
    const variables: JsonObject = {};
    for (const name of blanks) setOwn(variables, name, { default: name });
    builder.set('/servers/0/variables', variables, lines);
    builder.infer('/servers/0', 'variables', 'The page does not say what to put there; the names stand in.');
  }
  const placeholder = isPlaceholderHost(server)
    ? ' Its host looks like a placeholder and is kept as printed.'
    : '';
  builder.infer('/servers/0', 'url', `The page prints no server; this is the curl sample's.${placeholder}`);
  if (base === undefined || plain?.endsWith('/'))
    builder.contradict(
      lines,
      `The curl sample's URL "${url}" does not end with the path ${path}; the path is kept.`,
    );
}

/** A URL without the path it ends with, values in the place of the path's parameters or not. */
function baseOf(url: string, path: string): string | undefined {
  const wanted = path.split('/');
  const given = url.split('/');
  const tail = given.slice(-wanted.length + 1);
  const fits = wanted
    .slice(1)
    .every((segment, at) => segment === tail[at] || (/\{/.test(segment) && tail[at] !== ''));
  return fits && tail.length === wanted.length - 1 && given.length > tail.length
    ? given.slice(0, -tail.length).join('/')
    : undefined;
}
