import { UsageError } from '../diagnostics/usage-error.js';
import type { Report } from '../result/report.js';
import { renderHtml } from './html/render-html.js';
import { renderHar } from './render-har.js';
import { renderJunit } from './render-junit.js';
import { renderMarkdown } from './render-markdown.js';
import { renderSarif } from './render-sarif.js';

const renderers: Readonly<Record<string, (report: Report) => string>> = {
  '.json': (report) => `${JSON.stringify(report, null, 2)}\n`,
  '.xml': renderJunit,
  '.html': renderHtml,
  '.md': renderMarkdown,
  '.sarif': renderSarif,
  '.har': renderHar,
};

/** Renders by the file's extension: `.json`, `.xml` for JUnit, `.html`, `.md`, `.sarif`, `.har` for the exchanges that it keeps. Throws {@link UsageError} for any other. */
export function rendererFor(path: string): (report: Report) => string {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
  const render = renderers[extension];
  if (render) return render;
  throw new UsageError(
    `--report ${path}: the extension says the format; use one of ${Object.keys(renderers).join(', ')}.`,
  );
}
