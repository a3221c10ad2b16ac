import type { Fence, Heading, Outline } from './markdown-outline.js';
import type { LineRange } from './recogniser.js';

/** A part of the page under one of the fixed headings. */
export interface Section {
  /** The heading in lower case. */
  readonly name: string;
  readonly heading: Heading;
  /** The first JSON block under it. */
  readonly fence: Fence | undefined;
  /** The lines after the block, or after the heading where there is none, to the next section; may hold headings of their own. */
  readonly prose: LineRange;
}

/** Headings of the page's frame, and those that count only after "Operation details": prose may use the same words. */
const frame = new Set(['api overview', 'operation overview', 'operation details']);
const details = new Set([
  'authentication',
  'headers',
  'path parameters',
  'query string',
  'query parameters',
  'cookies',
  'request body',
  'responses',
]);

/** Cuts a page at the fixed headings. `lastLine` is the number of its last line. */
export function cutSections({ headings, fences }: Outline, lastLine: number): Section[] {
  const known: { name: string; heading: Heading }[] = [];
  for (const heading of headings) {
    const name = heading.text.toLowerCase();
    const inDetails = known.some((section) => section.name === 'operation details');
    const wanted = inDetails ? details.has(name) : frame.has(name);
    if (wanted && !known.some((section) => section.name === name)) known.push({ name, heading });
  }
  return known.map(({ name, heading }, index) => {
    const end = (known[index + 1]?.heading.lines[0] ?? lastLine + 1) - 1;
    const inside = (fence: Fence) => fence.lines[0] > heading.lines[1] && fence.lines[1] <= end;
    const fence =
      name === 'api overview' || name === 'operation details'
        ? undefined
        : fences.find((one) => one.language === 'json' && inside(one));
    return { name, heading, fence, prose: [(fence ?? heading).lines[1] + 1, end] };
  });
}
