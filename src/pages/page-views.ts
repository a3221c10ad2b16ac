import type { Source } from '../source/source.js';
import { type PageView, renderHtml } from './html-lines.js';
import type { Recogniser } from './recogniser.js';

/** The texts that a page can be read as, each made when it is asked for. */
export type PageViews = (reads: Recogniser['reads']) => PageView;

/** The views of a page. Text and Markdown are read as they stand; HTML is known by its name or by how it starts. */
export function pageViews(page: Source): PageViews {
  if (!isHtml(page)) {
    const asItStands: PageView = { source: page, lineInFile: (line) => line };
    return () => asItStands;
  }
  const made = new Map<Recogniser['reads'], PageView>();
  return (reads) => {
    const view = made.get(reads) ?? plainPage(page, reads) ?? renderHtml(page, reads);
    made.set(reads, view);
    return view;
  };
}

function isHtml({ path, text }: Source): boolean {
  return /\.html?$/i.test(path) || /^\s*<(!doctype\s+html|html)\b/i.test(text.slice(0, 1_000));
}

/** A browser saves a text file as one `pre` in an empty page: that text is the page. */
function plainPage(page: Source, reads: Recogniser['reads']): PageView | undefined {
  const isWrapped =
    /^\s*(?:<!doctype html>\s*)?<html[^<>]*>\s*(?:<head>(?:\s*<meta[^<>]*>)*\s*<\/head>)?\s*<body[^<>]*>\s*<pre[^<>]*>[^<]*<\/pre>\s*(?:<\/body>)?\s*(?:<\/html>)?\s*$/i;
  return reads === 'markdown' && isWrapped.test(page.text) ? renderHtml(page, 'text') : undefined;
}
