import { describe, expect, test } from '@jest/globals';
import { itemCounter } from '../../src/exchange/whole-items.js';

const count = (type: string, text: string) => itemCounter([['Content-Type', type]])?.(Buffer.from(text));

describe('of a sequence only whole items count', () => {
  test.each([
    ['text/event-stream', '', 0, 0],
    ['text/event-stream', 'data: a\n', 0, 0],
    ['text/event-stream', 'data: a\n\ndata: b', 9, 1],
    ['text/event-stream; charset=utf-8', 'data: é\r\n\r\n', 12, 1],
    ['text/event-stream', 'data: a\r\rdata: b\r\r', 18, 2],
    ['text/event-stream', 'event: x\ndata: a\ndata: b\nid: 1\n\n', 32, 1],
    ['text/event-stream', ': keep alive\n\nretry: 5\n\n', 24, 0],
    ['text/event-stream', 'data\n\n', 6, 1],
    ['application/jsonl', '{}\n{"a":', 3, 1],
    ['application/x-ndjson', '\n{}\r\n\n{}\n', 9, 2],
    ['application/json-seq', '\u001e{}\n\u001e{', 4, 1],
    ['application/json-seq', '\u001e{}\n', 4, 1],
    ['application/json-seq', '\u001e{', 0, 0],
  ])('%s %j: %d bytes, %d items', (type, text, end, items) => {
    expect(count(type, text)).toEqual({ end, count: items });
  });

  test.each(['application/json', 'text/plain', 'application/octet-stream', ''])(
    '%j is no sequence',
    (type) => {
      expect(count(type, '')).toBeUndefined();
    },
  );
});
