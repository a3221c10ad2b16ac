import { describe, expect, test } from '@jest/globals';
import { makeSourceMap, writeSourceMap } from '../../src/pages/make-source-map.js';
import type { Source } from '../../src/source/source.js';
import type { SourceMap } from '../../src/source/source-map.js';
import { contractPointers } from './contract-pointers.js';
import { fencedPage, gluedPage, json, sectionedPage, smallDocument, stackedPage } from './page-fixtures.js';
import { draftOf } from './read-draft.js';

const schema = {
  type: 'object',
  properties: {
    a: { type: 'array', items: { type: 'object', properties: { b: {}, properties: { type: 'string' } } } },
  },
};
const pages: readonly [string, Source][] = [
  [
    'a fence',
    fencedPage(
      `${smallDocument}\n          content: { application/json: { schema: ${JSON.stringify(schema)} } }`,
    ),
  ],
  [
    'JSON blocks',
    sectionedPage({
      'Query string': json([{ name: 'q', in: 'query', schema }]),
      'Request body': json({ schema, encodingType: 'application/json' }),
    }),
  ],
  [
    'glued words',
    gluedPage([
      'Path parameters',
      'thingIdstring',
      'Body',
      'aRuleA | RuleB',
      'b__proto__string',
      'Response',
      '200Fine',
      'cstring[]',
    ]),
  ],
  [
    'stacked lines',
    stackedPage(
      [
        'Authorizations',
        '',
        'X-Key',
        'string',
        'header',
        '',
        'Body',
        '',
        'a',
        'object[]',
        '',
        'Response',
        '',
        'Fine',
        '',
        'b',
        'string',
      ],
      ['curl https://a.org/things/{id}'],
    ),
  ],
];

describe.each(pages)('the source map of a page of %s', (_, page) => {
  test('has every server, parameter, response, media type, property and security scheme', () => {
    const draft = draftOf(page);
    const map = makeSourceMap(draft, page.path);
    const wanted = contractPointers(draft.document);
    expect(wanted.length).toBeGreaterThan(2);
    expect(wanted.filter((pointer) => !Object.hasOwn(map.pointers, pointer))).toEqual([]);
    const last = page.text.split('\n').length;
    const outside = Object.values(map.pointers).filter(([from, to]) => from < 1 || to < from || to > last);
    expect(outside).toEqual([]);
  });
});

const map: SourceMap = {
  version: 1,
  page: 'thing.md',
  pointers: { '/paths/~1a': [3, 9], '/paths/~1a/get/responses': [5, 6] },
};

test('a map is written with one pointer a line', () => {
  expect(writeSourceMap(map)).toBe(
    '{\n  "version": 1,\n  "page": "thing.md",\n  "pointers": {\n    "/paths/~1a": [3, 9],\n    "/paths/~1a/get/responses": [5, 6]\n  }\n}\n',
  );
  expect(JSON.parse(writeSourceMap(map))).toEqual(map);
  expect(JSON.parse(writeSourceMap({ ...map, pointers: {} }))).toEqual({ ...map, pointers: {} });
});
