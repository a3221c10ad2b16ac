/** What a caller asks of the mock, as Prism names it: `Prefer: code=404, example=empty, dynamic=true, seed=7`. */
export interface Preferences {
  readonly code?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

export type ReadPreferences =
  | { readonly ok: true; readonly preferences: Preferences }
  | { readonly ok: false; readonly message: string };

const none: ReadPreferences = { ok: true, preferences: {} };

const names = ['code', 'example', 'dynamic', 'seed'] as const;

/**
 * Reads the `Prefer` header (RFC 7240 §2), or `__code`, `__example`, `__dynamic` and `__seed` of the query where the
 * header names none of these. Other preferences are left alone.
 */
export function readPreferences(header: string | undefined, text: string): ReadPreferences {
  if (text.includes('__')) return combine(header, text);
  if (header === undefined) return none;
  let read = remembered.get(header);
  if (!read) {
    read = combine(header, '');
    if (remembered.size >= rememberedHeaders) remembered.clear();
    remembered.set(header, read);
  }
  return read;
}

function combine(header: string | undefined, text: string): ReadPreferences {
  const query = new URLSearchParams(text);
  const named = header === undefined ? nothingNamed : parsePrefer(header);
  const fromHeader = names.some((name) => named.has(name));
  const get = (name: string) => (fromHeader ? named.get(name) : (query.get(`__${name}`) ?? undefined));
  const code = get('code');
  const dynamic = get('dynamic');
  const example = get('example');
  const seed = get('seed');
  if (code !== undefined && !/^[2-5]\d\d$/.test(code)) {
    return { ok: false, message: `The preferred code \`${code}\` is no status from 200 to 599.` };
  }
  if (dynamic !== undefined && dynamic !== 'true' && dynamic !== 'false') {
    return { ok: false, message: `The preference dynamic=\`${dynamic}\` is neither true nor false.` };
  }
  return {
    ok: true,
    preferences: {
      ...(code === undefined ? {} : { code: Number(code) }),
      ...(dynamic === undefined ? {} : { dynamic: dynamic === 'true' }),
      ...(example === undefined ? {} : { example }),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}

/** A client sends the same few headers again and again. */
const rememberedHeaders = 200;

const remembered = new Map<string, ReadPreferences>();
const nothingNamed: ReadonlyMap<string, string> = new Map();

/** Preferences are set off by commas; semicolons, which the RFC keeps for parameters, are taken as well. The first of a name counts. */
function parsePrefer(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name, quoted, plain] of header.matchAll(
    /([^\s=,;"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;]*)))?/g,
  )) {
    const key = (name as string).toLowerCase();
    if (!found.has(key)) found.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return found;
}

/** A query less what only the mock reads. */
export function withoutPreferences(query: string): string {
  if (!query.includes('__')) return query;
  return query
    .split('&')
    .filter((pair) => !/^__(code|example|dynamic|seed)(=|$)/.test(pair))
    .join('&');
}
