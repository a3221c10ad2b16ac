import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../source/source.js';
import { gluedText } from './glued-text.js';
import { mintlifyMarkdown } from './mintlify-markdown.js';
import { mintlifyText } from './mintlify-text.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { pageViews } from './page-views.js';
import type { PageReading, Recogniser, Recognition } from './recogniser.js';
import { relocate } from './relocate.js';
import { twilioMarkdown } from './twilio-markdown.js';

/** The formats that can be read, in the order in which equals are preferred. */
export const recognisers: readonly Recogniser[] = [mintlifyMarkdown, twilioMarkdown, gluedText, mintlifyText];

/**
 * Makes a documentation page into an OpenAPI document, by the format that it fits best. A page without an operation is refused with
 * what was looked for and what was found; nothing about a page is thrown.
 */
export function normalizePage(page: Source): PageReading {
  const views = pageViews(page);
  const candidates = recognisers
    .map((recogniser) => ({
      recogniser,
      recognition: recogniser.recognise(views(recogniser.reads).source),
    }))
    .sort((a, b) => b.recognition.confidence - a.recognition.confidence);
  const best = candidates[0];
  if (best && best.recognition.confidence >= 0.5) {
    const view = views(best.recogniser.reads);
    return relocate(best.recogniser.parse(view.source), view, page);
  }
  return { ok: false, refusal: refusalOf(page, candidates) };
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
