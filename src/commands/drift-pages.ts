import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Change } from '../diff/change.js';
import { diffApis } from '../diff/diff-apis.js';
import type { Api, Operation } from '../openapi/api.js';
import { member, stringAt } from '../openapi/document-node.js';
import { loadApi } from '../openapi/load-api.js';
import { baseName } from '../pages/draft-builder.js';
import { normalizePage } from '../pages/normalize-page.js';
import { PageLines } from '../pages/page-lines.js';
import type { Draft } from '../pages/recogniser.js';
import { writeDocument } from '../pages/write-document.js';
import type { Source } from '../source/source.js';
import { readAllowances, type SortedChanges, sortChanges } from './allowances.js';
import { openSpec } from './open-spec.js';
import { isSaid } from './said-by-page.js';

export interface DriftOptions {
  /** Path of a file of known differences, in the form of `tally diff --allow`. */
  readonly allow?: string;
  /** `YYYY-MM-DD`, against which sunsets and allowances end. */
  readonly today: string;
}

/** What pages say now against a committed document. */
export interface Drift extends SortedChanges {
  /** Pages that could not be read. */
  readonly refusals: readonly Diagnostic[];
}

/**
 * Compares what pages say now with a SPEC: the operations that they describe, each change at its line of the page. What a page does not
 * state, and what was only inferred from it, is no drift; nor are operations of the document that no page is given for.
 * Throws {@link UsageError} where the document or the file of allowed changes cannot be read.
 */
export function driftPages(pages: readonly Source[], spec: string, { allow, today }: DriftOptions): Drift {
  const allowances = allow === undefined ? [] : readAllowances(allow);
  const { api } = openSpec(spec);
  const changes: Change[] = [];
  const refusals: Diagnostic[] = [];
  for (const page of pages) {
    const reading = normalizePage(page);
    if (!reading.ok) refusals.push(reading.refusal);
    else changes.push(...driftOf(api, page, reading.draft, today));
  }
  return { ...sortChanges(changes, allowances, today), refusals };
}

function driftOf(api: Api, page: Source, draft: Draft, today: string): Change[] {
  const loaded = loadApi({ path: page.path, text: writeDocument(draft.document) }, () => undefined);
  if (!loaded.ok) throw new UsageError(`What ${page.path} says is no document that can be compared.`);
  const described = new Set(loaded.api.operations.map(shapeOf));
  const committed: Api = {
    ...api,
    operations: api.operations.filter(
      (operation) => described.has(shapeOf(operation)) || isMadeOf(operation, page),
    ),
    webhooks: [],
  };
  return diffApis(committed, { ...loaded.api, webhooks: [] }, today)
    .filter((change) => isSaid(change, draft))
    .map((change) => atPage(change, page, draft));
}

/** True for an operation that was made of a page of that name: on the page it is, or it is gone. */
function isMadeOf({ node }: Operation, page: Source): boolean {
  const source = member(node, 'x-tally-source');
  return source !== undefined && stringAt(source, 'page') === baseName(page.path);
}

/** A template without the names of its parameters: which name a segment has is compared, not presumed. */
function shapeOf({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
}

/** A change with its line of the page; what is gone has that of what held it. */
function atPage(change: Change, page: Source, { provenance }: Draft): Change {
  const { pointer = '' } = change.new ?? change.old ?? {};
  let at = pointer;
  while (at !== '' && !provenance.has(at)) at = at.slice(0, at.lastIndexOf('/'));
  const lines = provenance.get(at);
  if (lines)
    return {
      ...change,
      new: {
        source: page,
        pointer: change.new ? pointer : at,
        range: new PageLines(page).range([lines[0], lines[0]]),
      },
    };
  return change.new ? { ...change, new: { source: page, pointer } } : change;
}
