import { expect, test } from '@jest/globals';
import { gluedPage, stackedPage } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf } from './read-draft.js';

const operation = '/paths/~1things~1{id}/patch';
const bodySchema = `${operation}/requestBody/content/application~1json/schema`;

function bodyOf(...fields: string[]) {
  return stackedPage(['Body', '', 'application/json', ...fields, '', 'Response', '', '204', '', 'Changed']);
}

test('options of a list are those of its items', () => {
  const page = bodyOf('sort', 'enum<string>[]', '', 'Order', '', 'Available options:', 'asc,', 'desc');
  expect(documentAt(page, `${bodySchema}/properties/sort`)).toEqual({
    type: 'array',
    items: { type: 'string', enum: ['asc', 'desc'] },
    description: 'Order',
  });
});

test('names in any script are names', () => {
  const page = bodyOf('주문_번호', 'string', 'required', '', '번호', '', 'größe', 'integer');
  expect(documentAt(page, bodySchema)).toMatchObject({
    properties: { 주문_번호: { type: 'string', description: '번호' }, größe: { type: 'integer' } },
    required: ['주문_번호'],
  });
});

test.each([
  ['object', '/properties/owner'],
  ['object[]', '/properties/owner/items'],
  ['object[] | null', '/properties/owner/items'],
])('fields of an %s are printed with its name before theirs', (type, holder) => {
  const page = bodyOf(
    'owner',
    type,
    '',
    'Show child attributes',
    '',
    'owner.id',
    'string<uuid>',
    'required',
    'owner.address',
    'object',
    'owner.address.city',
    'string',
    'count',
    'integer',
  );
  expect(documentAt(page, bodySchema + holder)).toMatchObject({
    properties: {
      id: { type: 'string', format: 'uuid' },
      address: { type: 'object', properties: { city: { type: 'string' } } },
    },
    required: ['id'],
  });
  expect(Object.keys(documentAt(page, `${bodySchema}/properties`) as object)).toEqual(['owner', 'count']);
  expect(pageTextOf(page, `${bodySchema}${holder}/properties/id`)).toBe('owner.id|string<uuid>|required');
});

test('a dot in a name is a dot where no object has that name', () => {
  const page = bodyOf('owner', 'string', 'owner.id', 'string');
  expect(Object.keys(documentAt(page, `${bodySchema}/properties`) as object)).toEqual(['owner', 'owner.id']);
});

test('a status without content is a response without content', () => {
  expect(documentAt(bodyOf('a', 'string'), `${operation}/responses`)).toEqual({
    '204': { description: 'Changed' },
  });
});

test('line breaks of any kind and tabs give the same document', () => {
  const page = bodyOf('a', 'string', 'required', '', 'Words');
  const other = { ...page, text: page.text.replaceAll(/^(?=\w)/gm, '\t').replaceAll('\n', '\r\n') };
  expect(draftOf(other).document).toEqual(draftOf(page).document);
});

test('a generic type is read to its end', () => {
  const page = gluedPage([
    'Response',
    '200Fine',
    'metaRecord<string, unknown>requiredWhat is known',
    'idstring',
  ]);
  const schema = '/paths/~1v1~1things~1{thingId}/put/responses/200/content/application~1json/schema';
  expect(documentAt(page, schema)).toMatchObject({
    properties: {
      meta: { $ref: '#/components/schemas/Record', description: 'What is known' },
      id: { type: 'string' },
    },
    required: ['meta'],
  });
});

test('a button of the site is no title', () => {
  const page = stackedPage(['Response', '', '204'], ['Try it', 'Change a thing']);
  expect(documentAt(page, `${operation}/summary`)).toBe('Change a thing');
});
