import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { joinPointer, parsePointer, valueAt } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import type { SourceMap } from '../source/source-map.js';
import { differences, isProse, saySame } from './differences.js';
import { baseName, isMethod } from './draft-builder.js';
import { isObject, type JsonObject, type JsonValue, ownValue, setOwn } from './json-value.js';
import { mapPlaces, type PagePlace } from './make-source-map.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import type { Draft, LineRange } from './recogniser.js';

/** A page with the draft made of it. */
export interface PageDraft {
  readonly page: Source;
  readonly draft: Draft;
}

/** One document made of several pages. */
export interface MergedPages {
  readonly document: JsonObject;
  readonly sourceMap: SourceMap;
  /** What two pages say differently, at its line of the later page; the earlier page's word stands in the document. */
  readonly conflicts: readonly Diagnostic[];
}

/** Maps whose members are united by name: how many names deep below the root's key. */
const united: Readonly<Record<string, number>> = { paths: 2, components: 2, webhooks: 2 };
/** Root keys that hold for a page's operations, and are written on them where the pages differ. */
const inherited = ['servers', 'security'];

/** Puts pages of one API into one document: what is equal is shared, what differs is a conflict. Needs at least one page. */
export function mergeDrafts(pages: readonly PageDraft[]): MergedPages {
  const document: JsonObject = {};
  const makers = new Map<string, number>();
  const conflicts: Diagnostic[] = [];
  const drafts = shareInherited(pages);
  for (const [index, { page, draft }] of drafts.entries()) {
    const unite = (pointer: string, value: JsonValue, depth: number): void => {
      const known = valueAt(document, pointer) as JsonValue | undefined;
      if (depth > 0 && isObject(value) && (known === undefined || isObject(known))) {
        if (known === undefined) put(document, pointer, {});
        for (const [name, part] of Object.entries(value)) unite(joinPointer(pointer, name), part, depth - 1);
      } else if (known === undefined) {
        put(document, pointer, value);
        makers.set(pointer, index);
      } else if (!isMark(pointer)) {
        const other = drafts[makers.get(pointer) ?? 0] as PageDraft;
        for (const difference of differences(known, value))
          conflicts.push(conflictOf(pointer + difference, { page, draft }, other));
      }
    };
    for (const [key, value] of Object.entries(draft.document)) {
      if (key === 'openapi') uniteVersion(index, value);
      else if (key === 'tags' && Array.isArray(value)) uniteTags(value);
      else unite(`/${key}`, value, key === 'info' ? 1 : (united[key] ?? 0));
    }

    function uniteVersion(at: number, value: JsonValue): void {
      const minor = (version: JsonValue | undefined) => String(version).split('.').slice(0, 2).join('.');
      if (at === 0) unite('/openapi', value, 0);
      else if (minor(value) !== minor(document.openapi)) {
        const message = `The page is written in OpenAPI ${minor(value)}, ${drafts[0]?.page.path} in ${minor(document.openapi)}; their schemas mean different things.`;
        conflicts.push(pageDiagnostic(page, 'page-conflict', message, { pointer: '/openapi', fix }));
      }
    }

    function uniteTags(tags: readonly JsonValue[]): void {
      document.tags ??= [];
      const known = document.tags as JsonValue[];
      for (const tag of tags) {
        const at = known.findIndex((one) => ownValue(one, 'name') === ownValue(tag, 'name'));
        unite(`/tags/${at === -1 ? known.length : at}`, tag, 0);
      }
    }
  }
  if (conflicts.length > 0)
    document['x-conflicts'] = conflicts.map(({ message, place }) => `${place.pointer}: ${message}`);
  const [first] = drafts;
  const sourceMap = mapPlaces(baseName(first?.page.path ?? ''), placesOf(drafts, document, makers));
  return { document, sourceMap, conflicts };
}

const fix = 'Take the page again that is out of date, or leave it out.';

/** The API's title and version are placeholders on most pages; what is inferred contradicts nothing. */
function isMark(pointer: string): boolean {
  return /^\/(info\/)?x-(inferred|not-stated)$/.test(pointer);
}

function put(document: JsonObject, pointer: string, value: JsonValue): void {
  const tokens = parsePointer(pointer);
  const name = tokens.pop() as string;
  const holder = tokens.reduce<JsonValue | undefined>(
    (at, token) => (Array.isArray(at) ? at[Number(token)] : ownValue(at, token)),
    document,
  );
  setOwn(holder as JsonObject, name, value);
}

function conflictOf(pointer: string, { page, draft }: PageDraft, other: PageDraft): Diagnostic {
  const there = linesOf(other.draft, pointer);
  const place = `${other.page.path}${there ? `:${there[0]}` : ''}`;
  const [here, before] = [draft, other.draft].map((one) =>
    inWords(valueAt(one.document, pointer) as JsonValue),
  );
  const message = `The page says ${here} where ${place} says ${before}.`;
  const lines = linesOf(draft, pointer);
  return pageDiagnostic(page, 'page-conflict', message, {
    pointer,
    fix,
    severity:
      pointer.startsWith('/info/') || isProse(pointer, valueAt(draft.document, pointer) as JsonValue)
        ? 'warning'
        : 'error',
    ...(lines ? { range: new PageLines(page).range([lines[0], lines[0]]) } : {}),
  });
}

function inWords(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function linesOf({ provenance }: Draft, pointer: string): LineRange | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const lines = provenance.get(at);
    if (lines) return lines;
  }
  return undefined;
}

/** The drafts with one title, and with servers and security on the operations where the pages do not agree on them. */
function shareInherited(pages: readonly PageDraft[]): PageDraft[] {
  const [first] = pages;
  const differing = inherited.filter((key) =>
    pages.some(({ draft }) => !saySame(ownValue(first?.draft.document, key), ownValue(draft.document, key))),
  );
  const titled = pages.find(({ draft }) => !isInferred(draft, '/info', 'title')) ?? first;
  return pages.map(({ page, draft }) => {
    const document = copyOf(draft.document);
    const provenance = new Map(draft.provenance);
    for (const key of differing) pushDown(document, provenance, key);
    for (const key of ['title', 'version'])
      if (isInferred(draft, '/info', key) && isObject(document.info))
        setOwn(document.info, key, ownValue(ownValue(titled?.draft.document, 'info'), key) ?? '');
    if (titled && !isInferred(titled.draft, '/info', 'title') && isObject(document.info))
      delete document.info['x-inferred'];
    return { page, draft: { ...draft, document, provenance } };
  });
}

function copyOf<T extends JsonValue>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function isInferred({ inferred }: Draft, holder: string, key: string): boolean {
  return inferred.some((mark) => mark.holder === holder && mark.key === key);
}

/** Moves a root key, or the mark that it is not stated, to the operations that have none of their own. */
function pushDown(document: JsonObject, provenance: Map<string, LineRange>, key: string): void {
  const value = ownValue(document, key);
  const reason = ownValue(ownValue(document, 'x-not-stated'), key);
  const lines = provenance.get(`/${key}`);
  for (const [path, item] of Object.entries(isObject(document.paths) ? document.paths : {}))
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      if (!isMethod(method) || !isObject(operation) || Object.hasOwn(operation, key)) continue;
      const pointer = joinPointer('/paths', path, method);
      if (value !== undefined) {
        operation[key] = copyOf(value);
        if (lines) provenance.set(joinPointer(pointer, key), lines);
      } else if (reason !== undefined) {
        if (!isObject(operation['x-not-stated'])) operation['x-not-stated'] = {};
        (operation['x-not-stated'] as JsonObject)[key] = reason;
      }
    }
  delete document[key];
  const marks = document['x-not-stated'];
  if (!isObject(marks)) return;
  delete marks[key];
  if (Object.keys(marks).length === 0) delete document['x-not-stated'];
}

/** The places of all parts, each from the page that the part was taken from. */
function placesOf(
  pages: readonly PageDraft[],
  document: JsonObject,
  makers: ReadonlyMap<string, number>,
): [string, PagePlace][] {
  const places = new Map<string, PagePlace>();
  const makerOf = (pointer: string): number | undefined => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
      if (makers.has(at)) return makers.get(at);
    return undefined;
  };
  for (const [index, { page, draft }] of pages.entries())
    for (const [pointer, lines] of draft.provenance) {
      const maker = makerOf(pointer);
      const isOwn = maker === undefined ? !places.has(pointer) : maker === index;
      if (isOwn && valueAt(document, pointer) !== undefined)
        places.set(pointer, { page: baseName(page.path), lines });
    }
  return [...places];
}
