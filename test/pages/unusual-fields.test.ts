import { expect, test } from '@jest/globals';
import type { Source } from '../../src/source/source.js';
import { stackedPage } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf } from './read-draft.js';

const operation = '/paths/~1things~1{id}/patch';
const media = `${operation}/requestBody/content/application~1json`;
const noType = 'The page prints no type; any value conforms.';
const noFields = 'The page prints no fields; any value of the type conforms.';

function bodyOf(fields: readonly string[], ...head: string[]): Source {
  const sections = ['Body', '', 'application/json', ...fields, '', 'Response', '', '204', '', 'Changed'];
  return stackedPage(sections, ['Update a thing', ...head]);
}

test('a field that is called like a type is one, under a flag or another field', () => {
  const fields = ['model', 'string', 'required', 'object', 'enum<string>', 'required', 'Available options:'];
  const page = bodyOf([...fields, 'thing', 'data', 'object', 'array', 'string', 'required', 'boolean']);
  expect(documentAt(page, `${media}/schema`)).toEqual({
    type: 'object',
    properties: {
      model: { type: 'string' },
      object: { type: 'string', enum: ['thing'] },
      data: { type: 'object' },
      array: { type: 'string' },
      required: { type: 'boolean' },
    },
    required: ['model', 'object'],
  });
});

test('a field without a type is open; what is printed of it is true of one alternative', () => {
  const choice = ['choice', 'Available options:', 'none,', 'auto', 'many', 'object[]'];
  const page = bodyOf([
    'input',
    'required',
    '',
    'What goes in',
    '',
    'n',
    'number',
    ...choice,
    'stop',
    'no',
    'boolean',
  ]);
  expect(documentAt(page, `${media}/schema`)).toEqual({
    type: 'object',
    properties: {
      input: { description: 'What goes in', 'x-not-stated': { type: noType } },
      n: { type: 'number' },
      choice: { anyOf: [{ enum: ['none', 'auto'] }, {}], 'x-not-stated': { type: noType } },
      many: { type: 'array', items: { type: 'object' } },
      stop: { 'x-not-stated': { type: noType } },
      no: { type: 'boolean' },
    },
    required: ['input'],
  });
  expect(pageTextOf(page, `${media}/schema/properties/choice`)).toBe('choice|Available options:|none,|auto');
});

test('types that authors write by hand are read', () => {
  const page = bodyOf([
    'n',
    'int',
    'required',
    'on',
    'Boolean',
    'tags',
    'String[]',
    'list',
    'list',
    '',
    'Some',
  ]);
  expect(documentAt(page, `${media}/schema`)).toMatchObject({
    properties: {
      n: { type: 'integer' },
      on: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string' } },
      list: { type: 'array', description: 'Some' },
    },
    required: ['n'],
  });
});

test('a field with a type that is not known is open, and its type is no field', () => {
  const page = bodyOf(['when', 'Timestamp', 'required', 'default:now', '', 'Since', '', 'n', 'integer']);
  expect(documentAt(page, `${media}/schema`)).toEqual({
    type: 'object',
    properties: {
      when: {
        default: 'now',
        description: 'Since',
        'x-not-stated': {
          type: 'The page prints the type "Timestamp", which is not known; any value conforms.',
        },
      },
      n: { type: 'integer' },
    },
    required: ['when'],
  });
});

test('a default on the next line, and an example that was lost', () => {
  const page = bodyOf([
    'on',
    'boolean',
    'default:',
    'false',
    'required',
    'Example:',
    'by',
    'string',
    'default:""',
  ]);
  expect(documentAt(page, `${media}/schema/properties`)).toEqual({
    on: { type: 'boolean', default: false },
    by: { type: 'string', default: '' },
  });
});

test('the alternatives of a field are open but for the first, whose fields are printed', () => {
  const tabs = ['', 'Who', '', 'Option 1', 'Option 2', '', 'Show child attributes', ''];
  const page = bodyOf(['who', 'object', 'required', ...tabs, 'who.id', 'string', 'required', 'n', 'integer']);
  expect(documentAt(page, `${media}/schema/properties`)).toMatchObject({
    who: {
      description: 'Who',
      anyOf: [
        { title: 'Option 1', type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        { title: 'Option 2' },
      ],
    },
    n: { type: 'integer' },
  });
  const union = bodyOf(['who', 'Person · object | Firm · object', '', 'who.id', 'string', 'required']);
  expect(documentAt(union, `${media}/schema/properties/who`)).toEqual({
    anyOf: [
      { title: 'Person', type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      { title: 'Firm', type: 'object' },
    ],
  });
});

test('a type beside the media type is that of the body', () => {
  const page = stackedPage([
    'Body',
    '',
    'application/json · object[]',
    'id',
    'string',
    '',
    'Response',
    '',
    '204',
  ]);
  expect(documentAt(page, media)).toEqual({
    schema: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
  });
});

test('a page that lost its blank lines has the types of its body and response', () => {
  const response = ['Response', '200', 'application/json', 'Fine', 'The response is of type any.'];
  const page = stackedPage(['Body', 'application/json · object[]', 'id', 'string', ...response]);
  const text = page.text.replaceAll('\n\n', '\n');
  expect(documentAt({ ...page, text }, media)).toMatchObject({ schema: { type: 'array' } });
  expect(documentAt({ ...page, text }, `${operation}/responses/200`)).toEqual({
    description: 'Fine',
    content: { 'application/json': { schema: {} } },
  });
});

test('headers that OpenAPI describes elsewhere are no parameters; a credential among them is one', () => {
  const headers = ['Authorization', 'string', 'required', 'Accept', 'string', 'X-Trace', 'string'];
  const page = stackedPage(['Headers', '', ...headers, '', 'Response', '', '204']);
  expect(documentAt(page, `${operation}/parameters`)).toMatchObject([{ name: 'X-Trace' }, { in: 'path' }]);
  expect(draftOf(page).document.security).toEqual([{ Authorization: [] }]);
  expect(draftOf(page).skipped.map(({ message }) => message)).toEqual([
    'the header Authorization, which is no parameter in OpenAPI',
    'the header Accept, which is no parameter in OpenAPI',
  ]);
});

test('a sample of placeholders is an example only where they are values that the fields can have', () => {
  const curl = (data: string) => [
    `curl --request PATCH --url https://a.example.org/things/1 --data '${data}'`,
  ];
  const sample = '{"name": "<string>"}';
  const kept = bodyOf(['name', 'string'], ...curl(sample));
  expect(documentAt(kept, `${media}/example`)).toEqual({ name: '<string>' });
  const short = bodyOf(['name', 'string', '', 'Maximum string length: 5'], ...curl(sample));
  expect(documentAt(short, media)).not.toHaveProperty('example');
  expect(documentAt(short, `${media}/x-not-stated/example`)).toContain('placeholders');
  const counted = bodyOf(['n', 'integer', '', 'Required range: x <= 100'], ...curl('{"n": 123}'));
  expect(documentAt(counted, media)).not.toHaveProperty('example');
  const written = bodyOf(['n', 'integer', '', 'Required range: x <= 100'], ...curl('{"n": 124}'));
  expect(documentAt(written, `${media}/example`)).toEqual({ n: 124 });
});

test('commands after the first are samples, and a text is a sample of the response', () => {
  const commands = ['curl --request PATCH --url https://a.example.org/things/1', '"<any>"', 'Sample'];
  const page = stackedPage(
    ['Response', '', '200', 'application/json', 'Fine', '', 'The response is of type any.'],
    [
      'Update a thing',
      ...commands,
      "curl -X PATCH 'https://a.example.org/things/2' \\",
      "  --header 'A: b'",
      'Words.',
    ],
  );
  expect(documentAt(page, `${operation}/description`)).toBe('Sample\nWords.');
  expect(documentAt(page, `${operation}/responses/200/content`)).toEqual({
    'application/json': { schema: {}, example: '<any>' },
  });
  expect(draftOf(page).unconsumed).toEqual([]);
});

test('a body whose fields are not printed says so', () => {
  const page = stackedPage([
    'Body',
    '',
    'application/json',
    '',
    'A thing.',
    '',
    'Response',
    '',
    '200',
    '',
    'Fine',
  ]);
  expect(documentAt(page, `${media}/schema`)).toEqual({
    description: 'A thing.',
    'x-not-stated': { properties: noFields },
  });
});

test('tabs above the samples name statuses, each with the sample under it', () => {
  const head = (tabs: readonly string[]) => ['Update a thing', ...tabs, '{"id": 1}', '{"error": "none"}'];
  const section = ['Response', '', 'Fine', '', 'id', 'integer'];
  const responses = documentAt(stackedPage(section, head(['201', '404'])), `${operation}/responses`);
  expect(responses).toMatchObject({
    201: { description: 'Fine', content: { 'application/json': { example: { id: 1 } } } },
    404: { description: '', content: { 'application/json': { example: { error: 'none' } } } },
  });
  const unpaired = stackedPage(section, head(['200404500']));
  expect(Object.keys(documentAt(unpaired, `${operation}/responses`) as object)).toEqual([
    '200',
    '404',
    '500',
  ]);
  expect(documentAt(unpaired, `${operation}/responses/404`)).not.toHaveProperty('content');
  expect(draftOf(unpaired).ambiguous.map(({ message }) => message)).toEqual([
    'The page has another JSON sample; it is not used, as no status is printed beside it.',
  ]);
  const other = stackedPage(['Response', '', '202', '', 'Taken'], head(['200', '404']));
  expect(Object.keys(documentAt(other, `${operation}/responses`) as object)).toEqual(['202']);
});
