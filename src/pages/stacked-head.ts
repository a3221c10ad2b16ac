import { type CurlSample, readCurl } from './curl-sample.js';
import { asTemplate } from './glued-path.js';
import { endOfJson, parseJson } from './json-sample.js';
import type { JsonValue } from './json-value.js';
import { isNavigation } from './mintlify-words.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';

const method = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/;
const address = /^https?:\/\/\S+$/;

/** The site's own buttons beside the samples. */
const chrome =
  /^(Try it|Copy|Copy page|Ask AI|cURL|Python|JavaScript|TypeScript|Node\.js|PHP|Go|Java|Ruby|Swift|C#|C|Kotlin|Rust|([1-5]\d\d)+|default|Essayer|Testen|Probar|Experimentar|Prova|试一试|試す|사용해 보기)$/;
/** Each status on a line, or run together. */
const statusTabs = /^(?:[1-5]\d\d)+$/;
/** Lines of code, which no description starts with. */
const code =
  /^(import|from|const|let|var|func|package|use|require|using|echo|print)\b.*[;('"{]|^[<}\])]|[;{]$/;

/** A method with the path printed under it, a slash and a segment to a line. */
export interface StackedPath {
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  /** The server, where it is printed above the path. */
  readonly server: string | undefined;
  readonly lines: LineRange;
}

/** The first method, at or after a line, that has a path under it. */
export function findStackedPath(lines: PageLines, from = 1): StackedPath | undefined {
  for (let line = from; line <= lines.count; line++) {
    const verb = method.exec(lines.text(line))?.[1];
    if (verb === undefined) continue;
    const server = address.test(lines.text(line + 1)) ? lines.text(line + 1) : undefined;
    const segments: string[] = [];
    let at = line + (server === undefined ? 1 : 2);
    while (lines.text(at) === '/' && /^[^\s/]+$/.test(lines.text(at + 1))) {
      segments.push(lines.text(at + 1));
      at += 2;
    }
    if (segments.length > 0)
      return {
        method: verb.toLowerCase(),
        path: asTemplate(`/${segments.join('/')}`),
        server,
        lines: [line, at - 1],
      };
  }
  return undefined;
}

/** What stands between the path and the first section. */
export interface StackedHead {
  readonly title: { readonly text: string; readonly lines: LineRange } | undefined;
  readonly curl: { readonly sample: CurlSample; readonly lines: LineRange } | undefined;
  /** The JSON samples, in order; the page shows the first response only. */
  readonly samples: readonly { readonly value: JsonValue; readonly lines: LineRange }[];
  /** Lines of the site's own: tabs, buttons. */
  readonly buttons: readonly number[];
  /** The statuses that the tabs above the samples name, in their order. */
  readonly statuses: readonly { readonly status: string; readonly line: number }[];
  /** Commands after the first. */
  readonly otherCommands: readonly LineRange[];
  /** Text above the samples and below them, a line each. */
  readonly prose: readonly { readonly text: string; readonly line: number }[];
}

/** The title that some layouts print above the method; a sentence between them is none. */
export function findTitleAbove(lines: PageLines, method: number): StackedHead['title'] {
  for (let line = method - 1, sentences = 0; line >= 1 && sentences < 2; line--) {
    const text = lines.text(line);
    if (text === '' || chrome.test(text) || isNavigation(text)) continue;
    if (text.length <= 100 && !/[.。:]$/.test(text)) return { text, lines: [line, line] };
    sentences++;
  }
  return undefined;
}

/** Reads the title, the curl command, the JSON samples and the text around them between two lines. */
export function readStackedHead(lines: PageLines, [first, last]: LineRange): StackedHead {
  const { text } = lines.page;
  const samples: { value: JsonValue; lines: LineRange }[] = [];
  const buttons: number[] = [];
  const statuses: { status: string; line: number }[] = [];
  const otherCommands: LineRange[] = [];
  let prose: { text: string; line: number }[] = [];
  let title: StackedHead['title'];
  let curl: StackedHead['curl'];
  const above: typeof prose = [];
  for (let line = lines.nextFilled(first); line <= last; line = lines.nextFilled(line)) {
    const words = lines.text(line);
    const start = lines.offset(line) + lines.raw(line).search(/\S/);
    let end = line;
    if (chrome.test(words) || isNavigation(words)) {
      if (statusTabs.test(words))
        for (const [status] of words.matchAll(/\d{3}/g)) statuses.push({ status, line });
      buttons.push(line++);
      continue;
    }
    if (curl ? /^curl\s+(-|['"]?https?:)/.test(words) : /^curl\s/.test(words)) {
      const sample = readCurl(text, start);
      end = lines.lineAt(sample.end);
      if (curl) otherCommands.push([line, end]);
      else {
        curl = { sample, lines: [line, end] };
        above.push(...prose);
        prose = [];
      }
    } else if (/^[[{]|^"([^"\\]|\\.)*"$/.test(words)) {
      const close = words.startsWith('"') ? start + words.length : endOfJson(text, start);
      const value = close === undefined ? undefined : parseJson(text.slice(start, close));
      if (close !== undefined) end = lines.lineAt(close - 1);
      if (value !== undefined) {
        samples.push({ value, lines: [line, end] });
        // What stands between samples is a caption or a sample in another language.
        if (samples.length === 1 && !curl) above.push(...prose);
        prose = [];
      } else if (close === undefined) break;
      else if (end === line) prose.push({ text: words, line });
    } else if (!title && !curl && samples.length === 0 && !/^.{60,}[.。]$/.test(words))
      title = { text: words, lines: [line, line] };
    else prose.push({ text: words, line });
    line = end + 1;
  }
  const below = prose.some(({ text: words }) => code.test(words)) ? [] : prose;
  return { title, curl, samples, buttons, statuses, otherCommands, prose: [...above, ...below] };
}
