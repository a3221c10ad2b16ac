import type { Source } from '../../src/source/source.js';

/** A Markdown page around an OpenAPI fence. */
export function fencedPage(
  yaml: string,
  info = '/openapi.yaml get /things/{id}',
  around = ['# Read a thing', ''],
): Source {
  return {
    path: 'docs/thing.md',
    text: [...around, '## OpenAPI', '', `\`\`\`\`yaml ${info}`, yaml, '````', ''].join('\n'),
  };
}

/** The smallest document that a fence can hold. */
export const smallDocument = `openapi: 3.1.0
info:
  title: Things
  version: 1.0.0
paths:
  /things/{id}:
    get:
      summary: Read a thing
      parameters:
        - name: id
          in: path
          required: true
          schema: { type: string }
      responses:
        '200':
          description: A thing`;

/** A page with JSON blocks under fixed headings; sections are replaced or added by heading. */
export function sectionedPage(sections: Readonly<Record<string, string>> = {}): Source {
  const all: Record<string, string> = {
    Authentication: 'API Key',
    Headers: json([
      {
        in: 'header',
        name: 'Authorization',
        required: true,
        default: 'Bearer <<KEY>>',
        schema: { type: 'string' },
      },
    ]),
    Responses: json([{ responseCode: '200', schema: { description: 'Fine' } }]),
    ...sections,
  };
  const overview =
    all['Operation overview'] ??
    json({
      path: 'https://api.example.org/v3/things/{id}',
      method: 'get',
      servers: [{ url: 'https://api.example.org' }],
    });
  const details = Object.entries(all).filter(([name]) => name !== 'Operation overview');
  const text = [
    '# Read a thing',
    '## Operation overview',
    overview,
    '## Operation details',
    ...details.map(([name, body]) => `### ${name}\n\n${body}`),
  ].join('\n\n');
  return { path: 'docs/thing.md', text: `${text}\n` };
}

/** A JSON fence. */
export function json(value: unknown, indent?: number): string {
  return `\`\`\`json\n${JSON.stringify(value, null, indent)}\n\`\`\``;
}

/** The text of a page whose words are glued together, around the given section lines. */
export function gluedPage(
  sections: readonly string[],
  operation = 'PUT /v1/things/{thingId}Changes a thing.',
): Source {
  return {
    path: 'docs/thing.txt',
    text: ['Things', 'PUT', 'Update Thing', operation, ...sections].join('\n'),
  };
}

/** The text of a rendered page with one line for each part of a field. */
export function stackedPage(
  sections: readonly string[],
  head: readonly string[] = ['Update a thing'],
): Source {
  return {
    path: 'docs/thing.txt',
    text: ['PATCH', '/', 'things', '/', '{id}', ...head, '', ...sections].join('\n'),
  };
}
