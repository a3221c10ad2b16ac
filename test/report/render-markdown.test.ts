import { describe, expect, test } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { renderMarkdown } from '../../src/report/render-markdown.js';
import { cell, finding, operation, report } from './small-report.js';

/** How often each kind of node stands in the text. */
function kinds(markdown: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (node: { type: string; children?: readonly { type: string }[] }): void => {
    counts[node.type] = (counts[node.type] ?? 0) + 1;
    for (const child of node.children ?? []) count(child);
  };
  count(fromMarkdown(markdown));
  return counts;
}

describe('a report in Markdown', () => {
  test('is a headline, the matrix with what is open first, a legend and folded findings, errors first', () => {
    const one = report(
      [
        operation([cell('200', 'conforms', { vacuous: true })], { method: 'GET', path: '/a' }),
        operation([cell('200', 'violates'), cell('4XX', 'waived')]),
      ],
      [finding({ severity: 'info', code: 'note', waived: 'known' }), finding()],
    );
    expect(renderMarkdown(one)).toMatchInlineSnapshot(`
"## ✗ api.yaml

12 requests, 2 of 3 cells reached, 1 error, 0 warnings, 1.2 s. Against http://127.0.0.1:1/, seed 1, run r1.

| operation | 200 | 4XX |
|---|:-:|:-:|
| PUT /things/{id} | ✗ | ~ |
| GET /a | ✓° |  |

✓ conforms · ✗ violates · ~ waived · ° vacuous: the schema accepts anything, so conforming proves nothing

<details><summary><b>error</b> <code>response-body-schema</code> PUT /things/{id} → 200</summary>

The body at \\\`/name\\\` must be text.

\`\`\`text
expected: "string"
received: 5
\`\`\`

at api.yaml:9:5

\`\`\`text
curl -i -X PUT 'http://127.0.0.1:1/things/1'
\`\`\`

</details>

<details><summary><b>info</b> <code>note</code> PUT /things/{id} → 200 (waived: known)</summary>

The body at \\\`/name\\\` must be text.

\`\`\`text
expected: "string"
received: 5
\`\`\`

at api.yaml:9:5

\`\`\`text
curl -i -X PUT 'http://127.0.0.1:1/things/1'
\`\`\`

</details>
"
`);
  });

  test('takes no markup from documents and servers', () => {
    const evil =
      'x | y <img src=q> </details> **b** [l](http://q) `c` ``` \n## h\n~~~\n@team #1 &lt; \u001b[31m';
    const plain = finding({ message: 'x', curl: 'x', actual: 'x', path: '/p', place: 'x' });
    const bad = finding({
      message: evil,
      curl: evil,
      actual: evil,
      path: evil,
      place: evil,
      page: evil,
      waived: evil,
    });
    const of = (text: string, one: typeof bad) =>
      kinds(
        renderMarkdown(
          report([operation([cell('200', 'violates')], { path: text })], [one], {
            spec: text,
            url: text,
            notes: [text],
          }),
        ),
      );
    const { html, code, heading, link, image, strong, emphasis, inlineCode } = of(evil, bad);
    const expected = of('x', plain);
    expect({ html, code, heading, link, image, strong, emphasis, inlineCode }).toEqual({
      html: expected.html,
      code: expected.code,
      heading: expected.heading,
    });
  });

  test('stays below what GitHub takes, and says what it left out', () => {
    const operations = Array.from({ length: 3_000 }, (_, index) =>
      operation([cell('200', 'conforms')], { path: `/${index}` }),
    );
    const findings = Array.from({ length: 1_000 }, () =>
      finding({ message: '<'.repeat(5_000), curl: 'c'.repeat(5_000) }),
    );
    const markdown = renderMarkdown(report(operations, findings));
    expect(Buffer.byteLength(markdown)).toBeLessThan(1024 * 1024);
    expect(markdown).toContain('… and 2500 more operations.');
    expect(markdown).toContain('… and 900 more findings.');
  });
});
