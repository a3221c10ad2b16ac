import { type HeaderList, headerValue } from '../http/message.js';
import { parseMediaType } from './media-type.js';
import { type SequenceKind, sequenceKind } from './sequence-codec.js';

/** How many bytes at the front of a part of a sequence are whole items, and how many items those are. */
export interface WholeItems {
  readonly end: number;
  readonly count: number;
}

/** Counts whole items in answers that need not end: events, JSON lines, JSON text sequences; `undefined` for other answers. */
export function itemCounter(headers: HeaderList): ((body: Buffer) => WholeItems) | undefined {
  const media = parseMediaType(headerValue(headers, 'content-type') ?? '');
  const kind = media && sequenceKind(media);
  return kind && ((body) => counters[kind](body.toString('latin1')));
}

const counters: Readonly<Record<SequenceKind, (text: string) => WholeItems>> = {
  // An event ends with an empty line, and is one by its data (HTML §9.2.6).
  events(text) {
    const end = endOfLast(text, /\r\n\r\n|\n\n|\r\r/g);
    return { end, count: matches(text.slice(0, end), /(?:^|[\r\n])data(?::[^\r\n]*)?[\r\n](?!data)/g) };
  },
  'json lines'(text) {
    const end = endOfLast(text, /\n/g);
    return { end, count: matches(text.slice(0, end), /[^\s][^\n]*\n/g) };
  },
  // A text ends with a line feed, and surely where the next begins (RFC 7464 §2.1).
  'json sequence'(text) {
    const end = text.endsWith('\n') ? text.length : Math.max(0, text.lastIndexOf('\u001e'));
    return {
      end,
      count: text
        .slice(0, end)
        .split('\u001e')
        .filter((item) => item.trim() !== '').length,
    };
  },
};

function endOfLast(text: string, end: RegExp): number {
  const last = [...text.matchAll(end)].at(-1);
  return last ? last.index + last[0].length : 0;
}

function matches(text: string, item: RegExp): number {
  return [...text.matchAll(item)].length;
}
