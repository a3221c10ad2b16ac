import { UsageError } from '../diagnostics/usage-error.js';
import type { Comparison } from '../result/compare-reports.js';
import type { Report } from '../result/report.js';
import { renderHtml } from './html/render-html.js';
import { renderHar } from './render-har.js';
import { renderJunit } from './render-junit.js';
import { renderMarkdown } from './render-markdown.js';
import { renderSarif } from './render-sarif.js';

/** Writes a report; against an earlier one where the format can show that. */
export type RenderReport = (report: Report, comparison?: Comparison) => string;

const renderers: Readonly<Record<string, RenderReport>> = {
  '.json': (report) => `${JSON.stringify(report, null, 2)}\n`,
  '.xml': renderJunit,
  '.html': renderHtml,
  '.md': renderMarkdown,
  '.sarif': renderSarif,
  '.har': renderHar,
};

/** Renders by the file's extension: `.json`, `.xml` for JUnit, `.html`, `.md`, `.sarif`, `.har` for the exchanges that it keeps. Throws {@link UsageError} for any other. */
export function rendererFor(path: string): RenderReport {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
  const render = renderers[extension];
  if (render) return render;
  throw new UsageError(
    `--report ${path}: the extension says the format; use one of ${Object.keys(renderers).join(', ')}.`,
  );
}
