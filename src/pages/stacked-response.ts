import { joinPointer } from '../source/json-pointer.js';
import type { DraftBuilder } from './draft-builder.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';
import { isProse, type JsonSample, writeContent } from './stacked-content.js';
import { readStackedFields } from './stacked-field.js';
import type { StackedHead } from './stacked-head.js';
import type { StackedSection } from './stacked-sections.js';

const mediaType = /^[a-z]+\/[a-z0-9*][a-z0-9.+*-]*$/i;

/**
 * Reads "Response": at most a status and a media type, a description, then the fields. The JSON sample becomes the example. Tabs above
 * the samples name the other statuses. Returns how many of the samples were used.
 */
export function readStackedResponse(
  builder: DraftBuilder,
  operation: string,
  section: StackedSection,
  { samples, statuses: tabs }: Pick<StackedHead, 'samples' | 'statuses'>,
): number {
  const [sample] = samples;
  const { status: printed, type, lines: head } = readResponseHead(builder.lines, section);
  const { intro, fields } = readStackedFields(builder.lines, [head[1] + 1, section.lines[1]]);
  const responses = builder.set(joinPointer(operation, 'responses'), {});
  builder.place(responses, head);
  const said = statusIn(intro[0]?.text ?? '');
  const status = printed ?? said ?? tabs[0]?.status ?? '200';
  const response = builder.set(joinPointer(responses, status), {}, head);
  if (printed === undefined) builder.infer(operation, 'responses', whyStatus(said, tabs[0]?.status));
  const own = intro.find(({ text }) => isProse(text));
  builder.set(joinPointer(response, 'description'), own?.text ?? '', own?.lines);
  if (!own) builder.leaveOut(response, 'description', 'The page does not describe the response.');
  const rest = intro.filter((paragraph) => paragraph !== own);
  if (fields.length > 0 || rest.length > 0 || sample || type !== undefined) {
    if (type === undefined)
      builder.infer(
        response,
        'content',
        sample
          ? 'The page prints no media type for the response; its sample is JSON.'
          : 'The page prints no media type for the response; application/json is assumed, as it describes an object.',
      );
    writeContent(builder, response, type ?? 'application/json', head, { intro: rest, fields }, sample);
  }
  if (!tabs.some((tab) => tab.status === status)) {
    builder.leaveOut(
      operation,
      'responses',
      'The page shows one response; it does not say what others there are.',
    );
    return 1;
  }
  // Samples belong to the tabs in their order, where each tab shows one.
  const isPaired = tabs.length === samples.length && tabs[0]?.status === status;
  for (const [index, tab] of tabs.entries())
    if (builder.valueAt(joinPointer(responses, tab.status)) === undefined)
      writeTab(builder, responses, tab, isPaired ? samples[index] : undefined);
  return isPaired ? samples.length : 1;
}

function whyStatus(said: string | undefined, tab: string | undefined): string {
  if (said !== undefined) return `The page prints no status code; the response's description names ${said}.`;
  return tab === undefined
    ? 'The page prints no status code; the one response it describes is taken for 200.'
    : `The page prints no status code beside the response; ${tab} is the first tab above its samples.`;
}

/** A status that only a tab names, with the sample under it. */
function writeTab(
  builder: DraftBuilder,
  responses: string,
  { status, line }: StackedHead['statuses'][number],
  sample: JsonSample | undefined,
): void {
  const response = builder.set(joinPointer(responses, status), { description: '' }, [line, line]);
  builder.leaveOut(response, 'description', 'The page names the status in a tab and does not describe it.');
  if (!sample) return;
  builder.infer(response, 'content', 'The page prints no media type for the response; its sample is JSON.');
  writeContent(builder, response, 'application/json', sample.lines, { intro: [], fields: [] }, sample);
}

/** The one status of success that a text names with its reason phrase (RFC 9110 §15.3), such as `204 No Content`. */
function statusIn(text: string): string | undefined {
  const named =
    text.match(
      /\b(200 OK|201 Created|202 Accepted|204 No Content|205 Reset Content|206 Partial Content)\b/g,
    ) ?? [];
  return new Set(named).size === 1 ? named[0]?.slice(0, 3) : undefined;
}

/** What stands under the heading of a response, and the lines down to it. */
export interface ResponseHead {
  readonly status: string | undefined;
  readonly type: string | undefined;
  readonly lines: LineRange;
}

/** `200 - application/json`, the same over two lines, or one of both. */
export function readResponseHead(
  lines: PageLines,
  { heading, lines: [from, last] }: StackedSection,
): ResponseHead {
  const first = lines.nextFilled(from);
  const [, status, type] =
    /^([1-5](?:\d\d|XX)|default)(?: - (\S+\/\S+))?$/i.exec(first <= last ? lines.text(first) : '') ?? [];
  if (type !== undefined) return { status, type, lines: [heading, first] };
  const second = status === undefined ? first : lines.nextFilled(first + 1);
  if (second <= last && mediaType.test(lines.text(second)))
    return { status, type: lines.text(second), lines: [heading, second] };
  return { status, type: undefined, lines: [heading, status === undefined ? heading : first] };
}
