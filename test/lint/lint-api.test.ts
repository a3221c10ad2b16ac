import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDiagnostic } from '../../src/diagnostics/format-diagnostic.js';
import { lintApi } from '../../src/lint/lint-api.js';
import { patternDoesNotCompile } from '../../src/lint/rules/patterns/pattern-does-not-compile.js';
import { vacuousSchema } from '../../src/lint/rules/schemas/vacuous-schema.js';
import { rules } from '../../src/lint/rules.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { brief, lintText, petDocument } from './lint-text.js';

const faulty = petDocument({
  path: '/pets/{pet}',
  operation: 'security: [{ghost: []}]',
  schema:
    "{type: object, properties: {a: {$ref: '#/nowhere'}, b: {type: strng, pattern: '('}, c: {type: integer, example: x}}}",
});

test('reports by file, offset and code, what reading found included', async () => {
  const found = await lintText(faulty);
  expect(found.map(brief)).toEqual([
    'info no-server: openapi',
    'error unknown-security-scheme: ghost',
    'error undeclared-path-parameter: id',
    'info unbounded-string: schema',
    'warning id-without-404: responses',
    'warning security-without-401: responses',
    'error unresolved-ref: #/nowhere',
    'error invalid-schema: strng',
    'error pattern-does-not-compile: (',
    'warning example-violates-schema: x',
  ]);
});

test('gives the same findings each time, and the document stays as it was', async () => {
  const loaded = loadApi({ path: 'api.yaml', text: faulty }, () => undefined);
  const api = (loaded as Extract<typeof loaded, { ok: true }>).api;
  const before = JSON.stringify(api.root.value);
  const first = lintApi(api).map(formatDiagnostic);
  expect(lintApi(api).map(formatDiagnostic)).toEqual(first);
  expect(JSON.stringify(api.root.value)).toBe(before);
});

test('says what reading and the structure both found only once', async () => {
  const document = petDocument({ parameters: '[{name: id}]' });
  expect((await lintText(document, { rules: [] })).map(({ code }) => code)).toEqual(['invalid-parameter']);
});

test.each([
  [
    'a parameter twice',
    '[{name: id, in: path, required: true, schema: {type: integer}}, {name: id, in: path, required: true, schema: {type: integer}}]',
    'duplicate-parameter',
  ],
  [
    'example beside examples',
    '[{name: id, in: path, required: true, schema: {type: integer}, example: 1, examples: {a: {value: 1}}}]',
    'example-and-examples',
  ],
])('%s is said once, not again of what is around it', async (_what, parameters, code) => {
  const errors = (await lintText(petDocument({ parameters }))).filter(({ severity }) => severity === 'error');
  expect(errors.map((one) => one.code)).toEqual([code]);
});

test.each([
  [
    'limits that exclude each other and a pattern',
    '{type: string, minLength: 9, maxLength: 5, pattern: ^a$}',
    'contradictory-limits',
  ],
  ['one schema twice under oneOf', '{oneOf: [{type: integer}, {type: integer}]}', 'duplicate-branch'],
  [
    'more items to contain than there may be',
    '{type: array, items: {type: integer}, contains: {const: 1}, minContains: 2, maxItems: 1}',
    'impossible-count',
  ],
])('%s are one finding', async (_what, schema, code) => {
  const errors = (await lintText(petDocument({ schema }))).filter(({ severity }) => severity !== 'info');
  expect(errors.map((one) => one.code)).toEqual(['id-without-404', code]);
});

test('names the lines of the page that the place was made from', async () => {
  const sourceMap = {
    version: 1 as const,
    page: 'pets.md',
    pointers: {
      '': [1, 90],
      '/paths/~1pets~1{id}/put': [10, 20],
      '/paths/~1pets~1{id}/put/responses/200': [15, 15],
    } as const,
  };
  const document = petDocument({ schema: '{}', operation: 'sumary: x' });
  const found = await lintText(document, { sourceMap, rules: [vacuousSchema] });
  expect(found.map(({ code, page }) => [code, page])).toEqual([
    ['invalid-document', { path: 'pets.md', lines: [10, 20] }],
    ['vacuous-schema', { path: 'pets.md', lines: [15, 15] }],
  ]);
});

test('leaves diagnostics on other files without page lines', async () => {
  const sourceMap = { version: 1 as const, page: 'pets.md', pointers: { '': [1, 90] } as const };
  const files = { 'pet.yaml': "{type: array, items: {pattern: '('}}" };
  const document = petDocument({ schema: '{$ref: pet.yaml}' });
  const found = await lintText(document, { sourceMap, rules: [patternDoesNotCompile] }, files);
  expect(found.map((one) => [one.place.source.path, one.code, one.page])).toEqual([
    ['pet.yaml', 'pattern-does-not-compile', undefined],
  ]);
});

test('rule codes are unique', () => {
  const codes = rules.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)]);
});

test('never throws, whatever stands at any place of a document', async () => {
  const base = petDocument({
    body: '{content: {application/json: {schema: {allOf: [{type: object}]}, examples: {a: {value: 1}}}}}',
  });
  const { root } = (
    loadApi({ path: 'a.yaml', text: base }, () => undefined) as { api: { root: { value: object } } }
  ).api;
  const junk = fc.oneof(
    fc.constantFrom(
      null,
      true,
      7,
      '',
      '#/paths',
      [],
      {},
      [null],
      { $ref: '#' },
      { $ref: 7 },
      { type: {} },
      { schema: 7 },
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const places = placesIn(root.value);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), junk, async (place, value) => {
      const text = JSON.stringify(replaceAt(root.value, place, value));
      expect(Array.isArray(await lintText(text))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

function placesIn(value: unknown, at: readonly string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [[...at]];
  return [[...at], ...Object.entries(value).flatMap(([key, child]) => placesIn(child, [...at, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaceAt(item, rest, by) : item));
  const mapping = value as Record<string, unknown>;
  return { ...mapping, [key]: replaceAt(mapping[key], rest, by) };
}
