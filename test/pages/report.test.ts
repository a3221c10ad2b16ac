import { expect, test } from '@jest/globals';
import { formatReport, reportDraft } from '../../src/pages/report.js';
import { fencedPage, gluedPage, smallDocument } from './page-fixtures.js';
import { draftOf } from './read-draft.js';

const page = gluedPage([
  'Path parameters',
  'thingIdstring',
  'and more',
  'Body',
  'ruleFieldRuleSet',
  'Response',
  '200Fine',
]);
const stray = { ...page, text: `Stray words\nmore of them\n${page.text}` };

test('a report says what was inferred, left out, doubted and dropped', () => {
  expect(formatReport(draftOf(stray), stray)).toBe(`docs/thing.txt: glued-text, 1 operation
inferred (4)
  /info/title: The page does not name the API; its own title stands in.
  /info/version: The page states no version of the API; 0.0.0 is a placeholder.
  /paths/~1v1~1things~1{thingId}/put/parameters/0/required: A path parameter is always required.
  /paths/~1v1~1things~1{thingId}/put/requestBody/content: The page prints no media type; application/json is assumed, as it describes an object.
not stated (3)
  /components/schemas/FieldRuleSet/properties: The page names the type FieldRuleSet but does not print its fields; any value conforms.
  /servers: The page prints no server.
  /security: The page names no way to authenticate.
ambiguous (1)
  line 11: "rule" could also be "ruleField" or "ruleFieldRule".
dropped (1)
  lines 1-2: Stray words`);
});

test('a report as JSON has pointers, lines and reasons', () => {
  const report = JSON.parse(JSON.stringify(reportDraft(draftOf(stray), stray)));
  expect(report).toMatchObject({
    version: 1,
    page: 'docs/thing.txt',
    format: 'glued-text',
    operations: ['/paths/~1v1~1things~1{thingId}/put'],
    ambiguous: [{ lines: [11, 11], message: '"rule" could also be "ruleField" or "ruleFieldRule".' }],
    skipped: [],
    dropped: [{ lines: [1, 2], text: 'Stray words' }],
    diagnostics: [],
  });
  expect(report.inferred[0]).toEqual({
    pointer: '/info/title',
    reason: 'The page does not name the API; its own title stands in.',
  });
  expect(report.notStated.at(-1)).toEqual({
    pointer: '/security',
    reason: 'The page names no way to authenticate.',
  });
});

test('a report shows warnings with their line', () => {
  const broken = fencedPage(`${smallDocument}\nx-a: { $ref: '#/x' }`);
  expect(formatReport(draftOf(broken), broken)).toBe(
    'docs/thing.md: mintlify-markdown, 1 operation\nwarnings (1)\n  line 22: page-reference-unresolved: "#/x" is not on the page.',
  );
});
