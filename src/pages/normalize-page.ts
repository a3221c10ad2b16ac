import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { parsePointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { operationPointers } from './draft-builder.js';
import { gluedText } from './glued-text.js';
import { mintlifyMarkdown } from './mintlify-markdown.js';
import { mintlifyText } from './mintlify-text.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import { pageViews } from './page-views.js';
import type { Draft, LineNote, PageReading, Recogniser, Recognition } from './recogniser.js';
import { relocate } from './relocate.js';
import { tableMarkdown } from './table-markdown.js';
import { twilioMarkdown } from './twilio-markdown.js';

/** The formats that can be read, in the order in which equals are preferred. */
export const recognisers: readonly Recogniser[] = [
  mintlifyMarkdown,
  twilioMarkdown,
  gluedText,
  mintlifyText,
  tableMarkdown,
];

/** Below this, what was found may be chance: a sentence can hold a request. */
const leastConfidence = 0.2;

/** What may be done with a page that is not understood as a whole. */
export interface NormalizeOptions {
  /** Gives the draft of a page half understood, marked with `x-partial`, instead of refusing it. */
  readonly partial?: boolean;
}

/**
 * Makes a documentation page into an OpenAPI document, by the format that it fits best. A page without an operation is refused with
 * what was looked for and what was found; nothing about a page is thrown.
 */
export function normalizePage(page: Source, { partial = false }: NormalizeOptions = {}): PageReading {
  const views = pageViews(page);
  if (!/\S/.test(views('text').source.text)) return { ok: false, refusal: emptyRefusal(page) };
  const candidates = recognisers
    .map((recogniser) => ({
      recogniser,
      recognition: recogniser.recognise(views(recogniser.reads).source),
    }))
    .sort((a, b) => b.recognition.confidence - a.recognition.confidence);
  for (const { recogniser, recognition } of candidates) {
    const isComplete = recognition.confidence >= 0.5;
    if (recognition.confidence < leastConfidence) break;
    const view = views(recogniser.reads);
    const reading = relocate(recogniser.parse(view.source), view, page);
    if (!reading.ok && isComplete) return reading;
    if (!reading.ok) continue;
    const gaps = [...(isComplete ? [] : recognition.missing.map(lacking)), ...reading.draft.gaps];
    if (gaps.length === 0) return reading;
    const draft = { ...reading.draft, gaps };
    return partial
      ? { ok: true, draft: markPartial(draft) }
      : { ok: false, refusal: halfUnderstood(page, draft) };
  }
  return { ok: false, refusal: refusalOf(page, candidates) };
}

function lacking(missing: string): LineNote {
  return { lines: [1, 1], message: `The page lacks ${missing}.` };
}

function markPartial(draft: Draft): Draft {
  draft.document['x-partial'] = draft.gaps.map(({ message }) => message);
  return draft;
}

function halfUnderstood(page: Source, { document, format, gaps }: Draft): Diagnostic {
  const operations = operationPointers(document).map((pointer) => {
    const [, path, method = ''] = parsePointer(pointer);
    return `${method.toUpperCase()} ${path}`;
  });
  const line = gaps.find(({ lines }) => lines[0] > 1)?.lines[0] ?? 1;
  const message = `The page is half understood: ${list(operations)} was found as ${format}, but: ${gaps.map((gap) => gap.message).join(' ')}`;
  return pageDiagnostic(page, 'page-half-understood', message, {
    range: new PageLines(page).range([line, line]),
    fix: 'Take the page again, whole, or add --partial for a draft of what was understood.',
  });
}

function emptyRefusal(page: Source): Diagnostic {
  const isEmpty = !/\S/.test(page.text);
  const message = `The page describes no operation: it ${isEmpty ? 'is empty' : 'shows no text, as scripts draw it'}.`;
  return pageDiagnostic(page, 'page-without-operation', message, {
    fix: isEmpty
      ? 'Save the page again, whole, as the site serves it.'
      : 'Save the page from a browser once it is drawn, or as Markdown where the site offers it (often the same address with ".md").',
  });
}

/** The nearest format in full; of the others, the first thing that each cannot do without. */
function refusalOf(
  page: Source,
  candidates: readonly { recogniser: Recogniser; recognition: Recognition }[],
): Diagnostic {
  const looked = candidates.map(({ recogniser, recognition: { found, missing } }, index) => {
    if (index > 0) return `as ${recogniser.format} it lacks ${missing[0]}`;
    const has = found.length === 0 ? 'nothing' : list(found);
    return `as ${recogniser.format} it lacks ${list(missing)} (found: ${has})`;
  });
  const message = `The page describes no operation in a known format: ${looked.join('; ')}.`;
  return pageDiagnostic(page, 'page-without-operation', message, {
    fix: 'Give the page of one endpoint, as Markdown where the site offers it (often the same address with ".md").',
  });
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
