import { describe, expect, test } from '@jest/globals';
import { loadApi } from '../../src/openapi/load-api.js';
import { apiOf, underlined } from './load-text.js';

const load = (text: string) => loadApi({ path: 'api.yaml', text }, () => undefined);

function refusal(text: string) {
  const loaded = load(text);
  return loaded.ok ? undefined : loaded.diagnostic;
}

describe('a document', () => {
  test.each(['3.0.0', '3.0.4', '3.1.0', '3.1.1', '3.2.0'])('of OpenAPI %s is read', (version) => {
    const api = apiOf(`openapi: ${version}\ninfo: {title: T, version: '2'}\npaths: {}`);
    expect([api.openapiVersion, api.title, api.version, api.operations, api.diagnostics]).toEqual([
      version,
      'T',
      '2',
      [],
      [],
    ]);
  });

  test('in JSON is read', () => {
    expect(apiOf('{"openapi":"3.1.0","paths":{"/a":{"get":{}}}}').operations[0]?.id).toBe('GET /a');
  });

  test.each([
    ['Swagger 1.2', 'swagger: "1.2"\npaths: {}', '1.2', /1\.2/],
    ['Swagger 2.0 as a number', 'swagger: 2.0\npaths: {}', '2.0', /as text/],
    ['a version to come', 'openapi: 4.0.0', '4.0.0', /4\.0\.0/],
    ['a version that only starts alike', 'openapi: 3.10.0', '3.10.0', /3\.10\.0/],
    ['a version that is a number', 'openapi: 3.1', '3.1', /3\.1/],
    ['a version that is a list', 'openapi: [3]', '[3]', /3/],
    ['no version', 'info: {}', 'info: {}', /no `openapi` version/],
    ['no mapping', '- 1', '- 1', /no `openapi` version/],
    ['prose', 'hello', 'hello', /no `openapi` version/],
  ])('is refused: %s, with the caret on it', (_what, text, under, message) => {
    const found = refusal(text);
    expect(found).toMatchObject({ code: 'not-openapi', severity: 'error' });
    expect(found && underlined(found)).toBe(under);
    expect(found?.message).toMatch(message);
  });

  test.each([['a broken list', 'openapi: 3.1.0\npaths: [\nb: 1', 'b']])(
    'is refused for its syntax: %s',
    (_what, text, under) => {
      const found = refusal(text);
      expect(found?.code).toBe('syntax');
      expect(found && underlined(found)).toBe(under);
    },
  );

  test.each(['', '[', '{"a":'])('is refused for its syntax: %j, wherever the caret is', (text) => {
    expect(refusal(text)?.code).toBe('syntax');
  });

  test('that expands without measure is refused, not walked', () => {
    const levels = Array.from(
      { length: 12 },
      (_, at) => `l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(',')}]`,
    );
    expect(refusal(`openapi: 3.1.0\nl0: &l0 {}\n${levels.join('\n')}`)?.message).toMatch(/expand/);
  });
});
