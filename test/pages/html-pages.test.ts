import { describe, expect, test } from '@jest/globals';
import { renderHtml } from '../../src/pages/html-lines.js';
import { normalizePage } from '../../src/pages/normalize-page.js';
import type { Source } from '../../src/source/source.js';
import { fencedPage, gluedPage, sectionedPage, smallDocument, stackedPage } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf } from './read-draft.js';
import { withoutProse } from './without-prose.js';

const stacked = stackedPage([
  'Path Parameters',
  '',
  'id',
  'string<uuid>',
  'required',
  '',
  'Which thing',
  '',
  'Body',
  '',
  'application/json',
  'color',
  'enum<string>',
  'default:red',
  '',
  'Its color',
  '',
  'Available options:',
  'red,',
  'blue',
  '',
  'Response',
  '',
  '200 - application/json',
  '',
  'The thing',
  '',
  'id',
  'string',
  'required',
]);
const glued = gluedPage([
  'Path parameters',
  'thingIdstringrequiredWhich thing',
  'Bodyrequired',
  'color"red" | "blue"Its color',
  'Response',
  '200Fine',
  'idstringrequired',
]);

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The page as a site would hold it: what is not shown, navigation, then each line by `line`, blank ones by `blank`. */
function saved(page: Source, line: (text: string) => string, blank: string): Source {
  const body = page.text.split('\n').map((text) => (text === '' ? blank : line(escapeHtml(text))));
  return {
    path: 'docs/thing.html',
    text: [
      '<!DOCTYPE html>',
      '<html><head><title>GET /</title><script>const a = "<div>GET /nothing</div>";</script></head>',
      '<body><nav><ul><li>GET</li></ul></nav><main>',
      ...body,
      '</main><script>document.body.remove()</script></body></html>',
    ].join('\n'),
  };
}

const ways: [string, (text: string) => string, string][] = [
  ['blocks', (text) => `<div class="a">${text}</div>`, '<p></p>'],
  ['paragraphs', (text) => `<p>${text}</p>`, ''],
  ['line breaks', (text) => `${text}<br>`, '<br/>'],
  ['a list', (text) => `<section><span>${text}</span></section>`, '<p> </p>'],
];

describe.each([
  ['stacked', stacked],
  ['glued', glued],
])('a page of %s text', (_name, page) => {
  test.each(ways)('saved as HTML of %s gives the same document', (_way, line, blank) => {
    expect(withoutProse(draftOf(saved(page, line, blank)).document)).toEqual(
      withoutProse(draftOf(page).document),
    );
  });

  test('shown by a browser as plain text gives the same document', () => {
    const text = `<html><head></head><body><pre style="white-space: pre-wrap">${escapeHtml(page.text)}</pre></body></html>`;
    expect(withoutProse(draftOf({ path: 'a.html', text }).document)).toEqual(
      withoutProse(draftOf(page).document),
    );
  });
});

test('places are lines of the saved file', () => {
  const page = saved(stacked, (text) => `<div>${text}</div>`, '<p></p>');
  expect(pageTextOf(page, '/paths/~1things~1{id}/patch/parameters/0')).toContain('<div>id</div>|<div>string');
});

test('words in elements of one line are glued as a browser shows them', () => {
  const text = '<p>\n  <span>id</span><span>string</span>\n  <b>and</b> more\n</p>';
  expect(renderHtml({ path: 'a.html', text }, 'text').source.text).toBe('idstring and more');
});

/** Markdown as a renderer shows it; info strings of fences are lost. */
function rendered({ text }: Source): Source {
  const html = text
    .replace(
      /^(`{3,})(\w+).*\n([\s\S]*?)\n\1$/gm,
      (_all, _mark, language, content) =>
        `<pre><code class="hljs language-${language}">${escapeHtml(content)}</code></pre>`,
    )
    .replace(
      /^(#+) (.*)$/gm,
      (_all, marks, words) => `<h${marks.length}><a href="#">${words}</a></h${marks.length}>`,
    );
  return { path: 'docs/thing.html', text: `<!doctype html><html><body>${html}</body></html>` };
}

test.each([
  ['an OpenAPI block', fencedPage(smallDocument)],
  [
    'JSON blocks under headings',
    sectionedPage({
      Responses: '```json\n[{"responseCode":"204","schema":{"description":"No Content"}}]\n```',
    }),
  ],
])('Markdown with %s gives the same document when it is saved as HTML', (_name, page) => {
  expect(withoutProse(draftOf(rendered(page)).document)).toEqual(withoutProse(draftOf(page).document));
});

test('an OpenAPI block of several operations whose first line is lost is read whole', () => {
  const document = smallDocument.replace('    get:', '    delete:\n      responses: {}\n    get:');
  expect(Object.keys(documentAt(fencedPage(document, ''), '/paths/~1things~1{id}') as object)).toEqual([
    'delete',
    'get',
  ]);
});

test.each([
  ['no end to its tags', '<div>'.repeat(50_000)],
  ['tags closed that were never open', '</p></div>'.repeat(20_000)],
  ['an endless comment', `<!-- ${'x'.repeat(100_000)}`],
  ['a giant table', `<table>${'<tr><td>1<td>2'.repeat(20_000)}</table>`],
  ['nothing but a doctype', ''],
])('HTML with %s is refused like any page without an operation', (_name, html) => {
  const reading = normalizePage({ path: 'a.html', text: `<!doctype html>${html}` });
  expect(reading).toMatchObject({ ok: false, refusal: { code: 'page-without-operation' } });
});

test('the markup of a rendered page gives what a browser shows: nested parts of a field are lines, hidden children are not there', () => {
  const field = (name: string, parts: readonly string[], below = '') =>
    `<div class="field"><div><div>${name}</div><div>${parts.map((part) => `<div><span>${escapeHtml(part)}</span></div>`).join('')}</div></div>${below}</div>`;
  const text = `<!doctype html><html><body><div id="sidebar"><a><span>POST</span><span>Others</span></a></div>
<h1>Make a thing</h1><div><div>POST</div><div><div>/</div><div>things</div></div><button>Try it</button></div>
<div>cURL</div><pre><code><span>curl --request POST \\</span>
<span>  --url https://api.things.test/v1/things</span></code></pre>
<div><button>201</button><button>400</button></div><pre><code>{ "id": "&lt;string&gt;" }</code></pre>
<h4>Body</h4><div><button>application/json</button></div>
${field('name', ['string', 'required'], '<div><p>Its name</p></div><div>Maximum string length: <code>50</code></div><div><span>Example:</span><p>"Ann"</p></div>')}
${field('kind', ['enum<string>', 'default:big'], '<div>Available options: </div><div><code>big</code>, </div><div><code>small</code> </div>')}
${field('owner', ['object'], '<button>Show child attributes</button><div hidden><div>id</div></div>')}
<h4>Response</h4><div><button>201</button><div>application/json</div></div><p>Made</p>${field('id', ['string'])}
<p>Was this page helpful?</p><footer><a>GET</a></footer></body></html>`;
  const page = { path: 'thing.html', text };
  expect(withoutProse(documentAt(page, '/paths/~1things/post'))).toEqual({
    requestBody: {
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              name: { type: 'string', maxLength: 50, example: 'Ann' },
              kind: { type: 'string', default: 'big', enum: ['big', 'small'] },
              owner: { type: 'object' },
            },
            required: ['name'],
          },
        },
      },
    },
    responses: {
      201: {
        content: {
          'application/json': {
            schema: { type: 'object', properties: { id: { type: 'string' } } },
            example: { id: '<string>' },
          },
        },
      },
      400: {},
    },
  });
  expect(documentAt(page, '/paths/~1things/post/summary')).toBe('Make a thing');
  expect(documentAt(page, '/servers/0/url')).toBe('https://api.things.test/v1');
});
