import { expect, test } from '@jest/globals';
import { fixApi } from '../../../src/lint/fix-api.js';
import { loadApi } from '../../../src/openapi/load-api.js';

function fixed(text: string): string {
  const loaded = loadApi({ path: 'api.yaml', text }, () => undefined);
  const api = (loaded as Extract<typeof loaded, { ok: true }>).api;
  return fixApi(api)[0]?.text ?? text;
}

const yaml = (
  version: string,
  parts: { parameter?: string; statuses?: string; schema?: string },
) => `openapi: ${version}
info: {title: t, version: '1'} # kept
paths:
  /a/{id}:
    get:
      parameters:
${parts.parameter ?? '        - {name: id, in: path, required: true, schema: {type: string}}'}
      responses:
${parts.statuses ?? "        '200':"}
          description: ok
          content:
            application/json:
              schema:
${parts.schema ?? '                type: string'}
`;

test.each([
  [
    'a path parameter in block style',
    '3.0.3',
    { parameter: '        - in: path # where\n          name: id\n          schema: {type: string}' },
    {
      parameter:
        '        - in: path # where\n          required: true\n          name: id\n          schema: {type: string}',
    },
  ],
  [
    'a path parameter in flow style',
    '3.0.3',
    { parameter: '        - {name: id, in: path, schema: {type: string}}' },
    { parameter: '        - {name: id, in: path, required: true, schema: {type: string}}' },
  ],
  [
    'a path parameter whose words are quoted',
    '3.0.3',
    { parameter: `        - in: 'path'\n          name: "id"\n          schema: {type: string}` },
    {
      parameter: `        - in: 'path'\n          required: true\n          name: "id"\n          schema: {type: string}`,
    },
  ],
  [
    'a path parameter said to be optional',
    '3.0.3',
    { parameter: '        - {name: id, in: path, required: false, schema: {type: string}}' },
    { parameter: '        - {name: id, in: path, required: true, schema: {type: string}}' },
  ],
  ['a range in lower case', '3.0.3', { statuses: "        '2xx':" }, { statuses: "        '2XX':" }],
  [
    'a delimited pattern',
    '3.1.0',
    { schema: '                type: string\n                pattern: /^[a-z]+$/ # letters' },
    { schema: '                type: string\n                pattern: ^[a-z]+$ # letters' },
  ],
  [
    'a delimited pattern that has to be quoted without its delimiters',
    '3.1.0',
    { schema: '                type: string\n                pattern: /[a-z]$/' },
    { schema: "                type: string\n                pattern: '[a-z]$'" },
  ],
  [
    'nullable in 3.1, in block style',
    '3.1.0',
    {
      schema:
        '                type: string\n                nullable: true # may be missing\n                minLength: 1',
    },
    { schema: "                type: [string, 'null']\n                minLength: 1" },
  ],
  [
    'nullable in 3.1, in flow style',
    '3.1.0',
    { schema: '                {nullable: true, type: string}' },
    { schema: "                {type: [string, 'null']}" },
  ],
  [
    'nullable that says nothing',
    '3.1.0',
    { schema: '                {type: string, nullable: false}' },
    { schema: '                {type: string}' },
  ],
])('corrects %s, and nothing else', (_what, version, before, after) => {
  expect(fixed(yaml(version, before))).toBe(yaml(version, after));
});

test.each([
  [
    'a pattern with flags',
    '3.1.0',
    { schema: '                type: string\n                pattern: /^a$/i' },
  ],
  [
    'a path in a pattern',
    '3.1.0',
    { schema: '                type: string\n                pattern: /api/' },
  ],
  [
    'nullable in 3.0, where it belongs',
    '3.0.3',
    { schema: '                {type: string, nullable: true}' },
  ],
  [
    'nullable beside an enum',
    '3.1.0',
    { schema: '                {type: string, nullable: true, enum: [a]}' },
  ],
  [
    'nullable as the first line of a list item',
    '3.1.0',
    {
      schema: '                anyOf:\n                - nullable: true\n                  type: string',
    },
  ],
])('leaves %s alone', (_what, version, parts) => {
  expect(fixed(yaml(version, parts))).toBe(yaml(version, parts));
});

test('corrects JSON as JSON, line by line', () => {
  const document = (parameter: string) =>
    `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/a/{id}": {"get": {"parameters": [${parameter}], "responses": {"200": {"description": "ok"}}}}}}`;
  expect(fixed(document('{\n  "name": "id",\n  "in": "path",\n  "schema": {"type": "string"}\n}'))).toBe(
    document('{\n  "name": "id",\n  "in": "path",\n  "required": true,\n  "schema": {"type": "string"}\n}'),
  );
});

test('lines end as they do in the file', () => {
  const text = yaml('3.0.3', {
    parameter: '        - name: id\n          in: path\n          schema: {type: string}',
  });
  const after = fixed(text.replaceAll('\n', '\r\n'));
  expect(after).toContain('in: path\r\n          required: true\r\n          schema');
  expect(after.replaceAll('\r\n', '\n')).toBe(fixed(text));
});
