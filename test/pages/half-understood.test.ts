import { expect, test } from '@jest/globals';
import { normalizePage } from '../../src/pages/normalize-page.js';
import type { Source } from '../../src/source/source.js';
import { fencedPage, gluedPage, sectionedPage, smallDocument, stackedPage } from './page-fixtures.js';

const cutOff = fencedPage(smallDocument);
function cutBefore(page: Source, heading: string): Source {
  return { ...page, text: page.text.slice(0, page.text.indexOf(heading)) };
}

const halves: [string, Source, RegExp][] = [
  [
    'a block without an end',
    { ...cutOff, text: cutOff.text.replace(/````\n$/, '') },
    /The block has no end: the page was cut off\./,
  ],
  [
    'a section of JSON without its block',
    sectionedPage({ 'Query string': 'Nothing here.' }),
    /There is no json block under the heading "Query string"\./,
  ],
  [
    'no responses, as it was cut off',
    cutBefore(sectionedPage(), '### Responses'),
    /There is no heading "Responses": the page was cut off\./,
  ],
  [
    'a section of fields without their types',
    stackedPage(['Query Parameters', '', 'how many things', '', 'Response', '', '200', '', 'id', 'string']),
    /No field can be read under "Query Parameters"\./,
  ],
  [
    'a section without anything under it',
    stackedPage(['Path Parameters', '', 'Response', '', '200', '', 'id', 'string']),
    /No field can be read under "Path Parameters"\./,
  ],
  [
    'descriptions of fields whose names were lost',
    stackedPage([
      'Body',
      '',
      'application/json',
      '',
      'A',
      '',
      'B',
      '',
      'C',
      '',
      'D',
      '',
      'Response',
      '',
      '204',
    ]),
    /Under "Body" are descriptions, but no field with a name and a type\./,
  ],
  [
    'glued fields without their names',
    gluedPage(['Query parameters', 'How many', 'Response', '200Fine']),
    /No field can be read under "Query parameters"\./,
  ],
  ['nothing but the operation', gluedPage(['Some words.']), /The page lacks a section "Path parameters"/],
];

test.each(halves)(
  'a page with %s is refused, saying what was found and what is missing',
  (_name, page, said) => {
    const reading = normalizePage(page);
    expect(reading).toMatchObject({
      ok: false,
      refusal: {
        code: 'page-half-understood',
        message: expect.stringMatching(/^The page is half understood: (GET|PUT|PATCH) \//),
        fix: expect.stringContaining('--partial'),
      },
    });
    expect(reading).toMatchObject({ refusal: { message: expect.stringMatching(said) } });
  },
);

test.each(halves)('a page with %s gives a marked draft where that is asked for', (_name, page, said) => {
  expect(normalizePage(page, { partial: true })).toMatchObject({
    ok: true,
    draft: { document: { 'x-partial': expect.arrayContaining([expect.stringMatching(said)]) } },
  });
});
