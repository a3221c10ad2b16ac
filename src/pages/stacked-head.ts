import { type CurlSample, readCurl } from './curl-sample.js';
import { endOfJson, parseJson } from './json-sample.js';
import type { JsonValue } from './json-value.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';

const method = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/;

/** The site's own buttons beside the samples. */
const chrome =
  /^(Try it|Copy|Copy page|Ask AI|cURL|Python|JavaScript|TypeScript|PHP|Go|Java|Ruby|[1-5]\d\d)$/;

/** A method with the path printed under it, a slash and a segment to a line. */
export interface StackedPath {
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  readonly lines: LineRange;
}

/** The first method that has a path under it. */
export function findStackedPath(lines: PageLines): StackedPath | undefined {
  for (let line = 1; line <= lines.count; line++) {
    const verb = method.exec(lines.text(line))?.[1];
    if (verb === undefined) continue;
    const segments: string[] = [];
    let at = line + 1;
    while (lines.text(at) === '/' && /^[^\s/]+$/.test(lines.text(at + 1))) {
      segments.push(lines.text(at + 1));
      at += 2;
    }
    if (segments.length > 0)
      return { method: verb.toLowerCase(), path: `/${segments.join('/')}`, lines: [line, at - 1] };
  }
  return undefined;
}

/** What stands between the path and the first section. */
export interface StackedHead {
  readonly title: { readonly text: string; readonly lines: LineRange } | undefined;
  readonly curl: { readonly sample: CurlSample; readonly lines: LineRange } | undefined;
  /** The JSON samples, in order; the page shows the first response only. */
  readonly samples: readonly { readonly value: JsonValue; readonly lines: LineRange }[];
}

/** Reads the title, the curl command and the JSON samples between two lines. */
export function readStackedHead(lines: PageLines, [first, last]: LineRange): StackedHead {
  const { text } = lines.page;
  const samples: { value: JsonValue; lines: LineRange }[] = [];
  let title: StackedHead['title'];
  let curl: StackedHead['curl'];
  for (let line = lines.nextFilled(first); line <= last; line = lines.nextFilled(line)) {
    const words = lines.text(line);
    const start = lines.offset(line) + lines.raw(line).search(/\S/);
    let end = line;
    if (chrome.test(words)) {
      line = end + 1;
      continue;
    }
    if (/^curl\s/.test(words) && !curl) {
      const sample = readCurl(text, start);
      end = lines.lineAt(sample.end);
      curl = { sample, lines: [line, end] };
    } else if (/^[[{]/.test(words)) {
      const close = endOfJson(text, start);
      const value = close === undefined ? undefined : parseJson(text.slice(start, close));
      if (close !== undefined && value !== undefined) {
        end = lines.lineAt(close - 1);
        samples.push({ value, lines: [line, end] });
      } else if (close === undefined) break;
    } else if (!title && !curl && samples.length === 0) title = { text: words, lines: [line, line] };
    line = end + 1;
  }
  return { title, curl, samples };
}
