import { type Paint, painter } from '../painter.js';
import type { DiffRun } from './diff-run.js';
import { diffToJson } from './diff-to-json.js';
import { renderDiffGithub } from './render-diff-github.js';
import { renderDiffMarkdown } from './render-diff-markdown.js';
import { renderDiffSarif } from './render-diff-sarif.js';
import { renderDiffText } from './render-diff-text.js';

/** How `tally diff` can print. */
export const diffFormats = ['text', 'json', 'sarif', 'github', 'markdown'] as const;

export type DiffFormat = (typeof diffFormats)[number];

const renderers: Readonly<Record<DiffFormat, (run: DiffRun, paint: Paint) => string>> = {
  text: renderDiffText,
  json: (run) => `${JSON.stringify(diffToJson(run), null, 2)}\n`,
  sarif: renderDiffSarif,
  github: renderDiffGithub,
  markdown: renderDiffMarkdown,
};

/** The changes of a run in one of the formats; `color` is of text alone. */
export function renderDiff(format: DiffFormat, run: DiffRun, color = false): string {
  return renderers[format](run, painter(color));
}
