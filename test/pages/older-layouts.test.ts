import { describe, expect, test } from '@jest/globals';
import { gluedPage, stackedPage } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf, partialDraftOf, textOf } from './read-draft.js';

const operation = '/paths/~1things~1{id}/patch';
const schema = `${operation}/requestBody/content/application~1json/schema`;
const id = ['Path Parameters', '', 'id', 'string', 'required', ''];
const fine = ['Response', '', '200', ''];

describe('a rendered page of lines', () => {
  test.each([
    [
      'an example below its label',
      ['a', 'string', 'Example:', '', '"x y"', '', 'b', 'boolean', 'Example:', '', 'true'],
      { a: { type: 'string', example: 'x y' }, b: { type: 'boolean', example: true } },
    ],
    [
      'an example of several lines that runs into the next field',
      ['a', 'object', 'Example:', '{', '"k": [1]', '}', 'b', 'string[]', 'Example:', '["x"]', 'c', 'string'],
      {
        a: { type: 'object', example: { k: [1] } },
        b: { type: 'array', items: { type: 'string' }, example: ['x'] },
        c: { type: 'string' },
      },
    ],
    [
      'several examples',
      ['a', 'string', '', 'Examples:', '', '"x"', '', '"y"', '', 'Words'],
      { a: { type: 'string', examples: ['x', 'y'], description: 'Words' } },
    ],
    [
      'an example in prose as prose',
      ['a', 'string', '', 'Example: use it well'],
      { a: { type: 'string', description: 'Example: use it well' } },
    ],
    [
      'options that end where an example starts',
      ['a', 'enum<string>', 'Available options:', 'x,', 'y', 'Example:', '', '"x"'],
      { a: { type: 'string', enum: ['x', 'y'], example: 'x' } },
    ],
    [
      'defaults of lists, of objects and of nothing',
      ['a', 'string[]', 'default:["x"]', 'b', 'object', 'default:{}', 'c', 'string | null', 'default:null'],
      {
        a: { type: 'array', items: { type: 'string' }, default: ['x'] },
        b: { type: 'object', default: {} },
        c: { type: ['string', 'null'], default: null },
      },
    ],
    [
      'free keys of an object',
      ['a', 'object', '', 'a.{key}', 'integer'],
      { a: { type: 'object', additionalProperties: { type: 'integer' } } },
    ],
  ])('reads %s', (_name, lines, properties) => {
    const page = stackedPage([...id, 'Body', '', 'application/json', ...lines, '', ...fine]);
    expect(documentAt(page, `${schema}/properties`)).toEqual(properties);
  });

  test('reads flags that run together', () => {
    const page = stackedPage(['Authorizations', '', 'X-Key', 'string', 'headerrequired', '', ...id, ...fine]);
    expect(documentAt(page, '/components/securitySchemes/X-Key')).toMatchObject({
      type: 'apiKey',
      in: 'header',
    });
  });

  test.each([
    ['over two lines', ['202', 'application/vnd.api+json', 'Taken'], '202', 'application/vnd.api+json'],
    ['as type alone', ['text/csv', '', 'Taken'], '200', 'text/csv'],
    ['as default', ['default - application/json', '', 'Taken'], 'default', 'application/json'],
  ])('reads the status and media type of a response %s', (_name, lines, status, type) => {
    const page = stackedPage([...id, 'Response', '', ...lines]);
    expect(documentAt(page, `${operation}/responses`)).toMatchObject({
      [status]: { description: 'Taken', content: { [type]: {} } },
    });
  });

  test('takes the type that a sentence names and the status that the description names, marked', () => {
    const page = stackedPage([
      ...id,
      'Response',
      '',
      'Returns 202 Accepted.',
      '',
      'The response is of type `object[]`.',
    ]);
    expect(documentAt(page, operation)).toMatchObject({
      responses: {
        202: {
          description: 'Returns 202 Accepted.',
          content: { 'application/json': { schema: { type: 'array', items: { type: 'object' } } } },
        },
      },
      'x-inferred': { responses: "The page prints no status code; the response's description names 202." },
    });
  });

  test('reads the server above the path and the text below the samples, and leaves repeated samples', () => {
    const page = stackedPage(
      [...id, ...fine, 'id', 'string', 'Its id', "curl -X PATCH 'https://api.thing.org/things/1'"],
      [
        'Change',
        'curl -X PATCH https://x.test/things/1',
        '{"id": "1"}',
        '',
        'Changes it.',
        '',
        '  • at once',
      ],
    );
    const text = page.text
      .replace('PATCH\n', 'PATCH\nhttps://api.thing.org/v1\n')
      .concat('\n\nWas this page helpful?\nYes');
    const whole = { ...page, text };
    expect(documentAt(whole, '/servers')).toEqual([{ url: 'https://api.thing.org/v1' }]);
    expect(documentAt(whole, `${operation}/description`)).toBe('Changes it.\n- at once');
    expect(pageTextOf(whole, `${operation}/description`)).toBe('Changes it.||• at once');
    expect(draftOf(whole).unconsumed.map((lines) => textOf(whole, lines))).toEqual([
      "curl -X PATCH 'https://api.thing.org/things/1'",
    ]);
  });

  test('takes the title above the method where there is none below it', () => {
    const page = stackedPage([...id, ...fine], []);
    const titled = {
      ...page,
      text: `Users\n\nChange a user\n\nChanges what is sent.\nCopy page\n${page.text}`,
    };
    expect(documentAt(titled, `${operation}/summary`)).toBe('Change a user');
    expect(draftOf(titled).unconsumed.map((lines) => textOf(titled, lines))).toEqual([
      'Users',
      'Changes what is sent.|Copy page',
    ]);
  });

  test('takes the base of a curl sample that has values in the place of parameters', () => {
    const page = stackedPage(
      [...id, ...fine],
      ['Change', 'curl -X PATCH https://x.test/v1/things/123 \\', '  --cookie a='],
    );
    expect(documentAt(page, '/servers/0/url')).toBe('https://x.test/v1');
    expect(draftOf(page).contradictory).toEqual([]);
  });

  test('names what a server leaves to be filled in', () => {
    const page = stackedPage([...id, ...fine], ['Change', 'curl -X PATCH http://{host}/v1/things/{id}']);
    expect(documentAt(page, '/servers')).toMatchObject([
      {
        url: 'http://{host}/v1',
        variables: { host: { default: 'host' } },
        'x-inferred': { variables: expect.any(String) },
      },
    ]);
  });

  test('takes the fields of a body with alternatives for those of the first, and leaves the others open', () => {
    const page = stackedPage([
      ...id,
      'Body',
      '',
      'application/json',
      '',
      'Option 1',
      'Option 2',
      '',
      'a',
      'string',
      'required',
      '',
      ...fine,
    ]);
    expect(documentAt(page, schema)).toMatchObject({
      anyOf: [
        { title: 'Option 1', type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
        { title: 'Option 2' },
      ],
      'x-inferred': { anyOf: expect.stringContaining('first alternative only') },
    });
    expect(documentAt(page, `${schema}/type`)).toBeUndefined();
  });

  test('reads sections that are printed again once, and tells that they were', () => {
    const page = stackedPage([
      ...id,
      ...fine,
      'Authorizations',
      '',
      'X-Key',
      'string',
      'header',
      '',
      ...id,
      'Response',
      '',
      'Fine',
    ]);
    const { contradictory, ambiguous, document } = draftOf(page);
    expect(Object.keys((document.components as Record<string, object>).securitySchemes ?? {})).toEqual([
      'X-Key',
    ]);
    expect([contradictory, ambiguous].flat().map(({ message }) => message)).toEqual([
      'The field "id" is listed again; the first is taken.',
      'The page has another section "Response"; it is not read.',
    ]);
  });

  test('adds, marked, a parameter of the path that it does not describe', () => {
    const page = stackedPage(['Query Parameters', '', 'a', 'string', '', ...fine]);
    expect(documentAt(page, `${operation}/parameters`)).toMatchObject([
      { name: 'a', in: 'query' },
      { name: 'id', in: 'path', required: true, 'x-inferred': { schema: expect.any(String) } },
    ]);
    expect(pageTextOf(page, `${operation}/parameters/1`)).toBe('PATCH|/|things|/|{id}');
  });

  test.each([
    [
      'a parameter that the path does not have',
      ['Path Parameters', '', 'name', 'string'],
      /no parameter "name"/,
    ],
    [
      'a body of limits without names',
      [...id, 'Body', '', 'application/json', '', 'How many', '', 'Required range: 1 <= x <= 5', '', ...fine],
      /Under "Body" are limits or options/,
    ],
    ['another operation', [...id, ...fine, 'x', '', 'GET', '/', 'others'], /another operation, GET \/others/],
  ])('with %s is half understood', (_name, lines, said) => {
    const messages = partialDraftOf(stackedPage(lines)).gaps.map(({ message }) => message);
    expect(messages).toEqual([expect.stringMatching(said)]);
  });
});

describe('a page of glued words', () => {
  const responses = '/paths/~1v1~1things~1{thingId}/put/responses';
  const properties = `${responses}/200/content/application~1json/schema/properties`;

  test('takes a number at the start of a sentence for no status', () => {
    const page = gluedPage(['Response', '200Fine', 'idstring', '', '255 characters', '', '404Not there']);
    expect(Object.keys(documentAt(page, responses) as object)).toEqual(['200', '404']);
    expect(documentAt(page, properties)).toEqual({ id: { type: 'string', description: '255 characters' } });
  });

  test('takes a small letter for the start of a description where words follow, and doubts it', () => {
    const page = gluedPage(['Response', '200Fine', 'idstringits own id', 'substrings are compared']);
    expect(documentAt(page, properties)).toEqual({
      id: { type: 'string', description: 'its own id\nsubstrings are compared' },
    });
    expect(draftOf(page).ambiguous.map(({ message }) => message)).toEqual([
      'The line is read as the field "id"; it could also be prose.',
    ]);
  });

  test('reads fields of objects by their dots, and `:id` in a path', () => {
    const page = gluedPage(
      ['Response', '200Fine', 'ownerobject', 'owner.idstringrequired'],
      'PUT /v1/things/:thingIdChanges it.',
    );
    expect(documentAt(page, properties)).toEqual({
      owner: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    });
  });

  test.each([
    ['idstring<uuid>requiredIts id', { type: 'string', format: 'uuid', description: 'Its id' }],
    ['idarray<string>', { type: 'array', items: { type: 'string' } }],
    ['idarray<thing>', { type: 'array', items: {} }],
  ])('reads the type in "%s"', (line, schema) => {
    expect(documentAt(gluedPage(['Response', '200Fine', line]), `${properties}/id`)).toEqual(schema);
  });

  test.each([
    [
      'another operation',
      ['Response', '200Fine', 'GET', 'Read', 'GET /v1/others', 'Response', '200Fine'],
      /GET \/v1\/others/,
    ],
    ['a section twice', ['Response', '200Fine', 'Response', '201Made'], /another section of this name/],
  ])('with %s is half understood', (_name, lines, said) => {
    const { gaps, document } = partialDraftOf(gluedPage(lines));
    expect(gaps.map(({ message }) => message)).toEqual([expect.stringMatching(said)]);
    expect(document.paths).toMatchObject({ '/v1/things/{thingId}': { put: { responses: { 200: {} } } } });
  });
});
