/** Which lines of a documentation page each part of a document was made from; stands beside it as `<name>.map.json`. */
export interface SourceMap {
  readonly version: 1;
  /** The page's file name. */
  readonly page: string;
  /** JSON Pointer → file name, for the parts that were made from another page than {@link page}; holds for all below the pointer. */
  readonly pages?: Readonly<Record<string, string>>;
  /** JSON Pointer into the document → first and last line of the page, 1-based, both included. */
  readonly pointers: Readonly<Record<string, readonly [first: number, last: number]>>;
}

/** Reads the text of a source map; `undefined` where it is none of version 1. */
export function parseSourceMap(text: string): SourceMap | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isSourceMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The page's lines of a pointer into the document, or of the nearest part around it; `undefined` for what has none. */
export function linesOf(map: SourceMap, pointer: string): readonly [first: number, last: number] | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    if (Object.hasOwn(map.pointers, at)) return map.pointers[at];
    if (at === '') return undefined;
  }
}

/** The file name of the page that a pointer into the document was made from. */
export function pageOf({ page, pages = {} }: SourceMap, pointer: string): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (Object.hasOwn(pages, at)) return pages[at] as string;
  return page;
}

function isSourceMap(value: unknown): value is SourceMap {
  if (value === null || typeof value !== 'object') return false;
  const { version, page, pages = {}, pointers } = value as Record<string, unknown>;
  if (pages === null || typeof pages !== 'object') return false;
  if (!Object.values(pages).every((name) => typeof name === 'string')) return false;
  if (version !== 1 || typeof page !== 'string' || pointers === null || typeof pointers !== 'object')
    return false;
  return Object.values(pointers).every((lines) => {
    return Array.isArray(lines) && lines.length === 2 && lines.every(Number.isInteger);
  });
}
