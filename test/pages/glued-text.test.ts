import { describe, expect, test } from '@jest/globals';
import { readGluedField } from '../../src/pages/glued-field.js';
import { cutPath } from '../../src/pages/glued-path.js';
import { gluedPage } from './page-fixtures.js';
import { documentAt, draftOf, pageTextOf, textOf } from './read-draft.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('a field with its words glued together', () => {
  test.each([
    ['segmentIdstringrequiredSegment ID', 'segmentId', { type: 'string' }, true, 'Segment ID'],
    ['limitinteger', 'limit', { type: 'integer' }, false, ''],
    [
      'descriptionstringnullOptional text',
      'description',
      { type: ['string', 'null'] },
      false,
      'Optional text',
    ],
    ['object"segment"requiredKind', 'object', { type: 'string', const: 'segment' }, true, 'Kind'],
    ['objectstringrequired', 'object', { type: 'string' }, true, ''],
    ['substringstring', 'substring', { type: 'string' }, false, ''],
    ['type"A" | "B"required', 'type', { type: 'string', enum: ['A', 'B'] }, true, ''],
    ['dataobject[]required', 'data', { type: 'array', items: { type: 'object' } }, true, ''],
    ['valuestring | number', 'value', { type: ['string', 'number'] }, false, ''],
    ['defaultValueanyrequired', 'defaultValue', {}, true, ''],
    ['ruleRuleSetrequiredA rule', 'rule', ref('RuleSet'), true, 'A rule'],
    ['rulesRule[]', 'rules', { type: 'array', items: ref('Rule') }, false, ''],
    [
      'ruleFieldRule | TopicRuleA rule of some kind',
      'rule',
      { anyOf: [ref('FieldRule'), ref('TopicRule')] },
      false,
      'A rule of some kind',
    ],
    [
      'tosstring[] | Receiver[]requiredWho gets it',
      'tos',
      {
        anyOf: [
          { type: 'array', items: { type: 'string' } },
          { type: 'array', items: ref('Receiver') },
        ],
      },
      true,
      'Who gets it',
    ],
    [
      'kinds("a" | "b,c")[]requiredWhich kinds',
      'kinds',
      { type: 'array', items: { type: 'string', enum: ['a', 'b,c'] } },
      true,
      'Which kinds',
    ],
    ['toReceiver | string', 'to', { anyOf: [ref('Receiver'), { type: 'string' }] }, false, ''],
    ['ruleFieldRulenull', 'rule', { anyOf: [ref('FieldRule'), { type: 'null' }] }, false, ''],
    ['__proto__string', '__proto__', { type: 'string' }, false, ''],
  ])('%s', (line, name, schema, required, description) => {
    expect(readGluedField(line, new Set())).toMatchObject({ name, schema, required, description });
  });

  test.each([
    'Contact Property ID',
    'Min length: 1',
    'Company name',
    'a string of text',
    '',
    'string',
    '200Fine',
  ])('is not seen in "%s"', (line) => {
    expect(readGluedField(line, new Set())).toBeUndefined();
  });

  test('ends its name where a word of the page does, else after the fewest letters', () => {
    const line = 'ruleFieldRuleSet';
    expect(readGluedField(line, new Set(['ruleField']))).toMatchObject({ name: 'ruleField', otherNames: [] });
    expect(readGluedField(line, new Set())).toMatchObject({
      name: 'rule',
      otherNames: ['ruleField', 'ruleFieldRule'],
    });
  });
});

test.each([
  ['/v1/things/{thingId}Update a thing', '/v1/things/{thingId}', 'Update a thing', false],
  ['/v1/things Update a thing', '/v1/things', 'Update a thing', false],
  ['/v1/thingsList all things', '/v1/things', 'List all things', false],
  ['/v1/thingGroupsList all', '/v1/thingGroups', 'List all', true],
  ['/v1/thingGroups', '/v1/thingGroups', '', false],
  ['/v1/{id}/thingsList all', '/v1/{id}/things', 'List all', false],
])('the path in "%s" is %s', (text, path, rest, ambiguous) => {
  expect(cutPath(text)).toEqual({ path, rest, ambiguous });
});

describe('a page with its words glued together', () => {
  const sections = [
    'Path parameters',
    'thingIdstringrequiredThe id',
    'Query parameters',
    'limitinteger',
    'How many',
    'Bodyrequired',
    'namestringIts name',
    'Min length: 1Max length: 100',
    'ruleFieldRule | TopicRuleWhat to match: anything',
    'Response',
    '200Updated',
    'object"thing"required',
    'ruleFieldRule | TopicRulerequired',
    '404Not there',
  ];
  const page = gluedPage(sections);
  const operation = '/paths/~1v1~1things~1{thingId}/put';

  test('becomes a document with what the page does not say marked', () => {
    const rule = { anyOf: [ref('FieldRule'), ref('TopicRule')] };
    const assumed = 'The page prints no media type; application/json is assumed, as it describes an object.';
    expect(documentAt(page, operation)).toEqual({
      summary: 'Update Thing',
      tags: ['Things'],
      description: 'Changes a thing.',
      parameters: [
        { name: 'thingId', in: 'path', required: true, description: 'The id', schema: { type: 'string' } },
        { name: 'limit', in: 'query', description: 'How many', schema: { type: 'integer' } },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                name: { type: 'string', minLength: 1, maxLength: 100, description: 'Its name' },
                rule: { ...rule, description: 'What to match: anything' },
              },
            },
          },
        },
        'x-inferred': { content: assumed },
      },
      responses: {
        200: {
          description: 'Updated',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { object: { type: 'string', const: 'thing' }, rule },
                required: ['object', 'rule'],
              },
            },
          },
          'x-inferred': { content: assumed },
        },
        404: { description: 'Not there' },
      },
      'x-tally-source': { page: 'thing.txt', lines: [1, 18] },
    });
    expect(documentAt(page, '/x-not-stated')).toEqual({
      servers: 'The page prints no server.',
      security: 'The page names no way to authenticate.',
    });
    expect(documentAt(page, '/components/schemas/FieldRule')).toEqual({
      'x-not-stated': {
        properties: 'The page names the type FieldRule but does not print its fields; any value conforms.',
      },
    });
  });

  test.each([
    [`${operation}/tags`, 'Things'],
    [`${operation}/summary`, 'Update Thing'],
    [`${operation}/parameters/1`, 'limitinteger|How many'],
    [
      `${operation}/requestBody/content/application~1json/schema/properties/name`,
      'namestringIts name|Min length: 1Max length: 100',
    ],
    [`${operation}/responses/404`, '404Not there'],
    ['/components/schemas/TopicRule', 'ruleFieldRule | TopicRuleWhat to match: anything'],
  ])('places %s on the lines that it was read from', (pointer, text) => {
    expect(pageTextOf(page, pointer)).toBe(text);
  });

  test('is read to its last line, the footer aside', () => {
    const framed = {
      ...page,
      text: `Docs\n\n${page.text.replaceAll('\n', '\n\n')}\n\nCopyright © 2030 Thing Inc.`,
    };
    const { unconsumed, skipped, document } = draftOf(framed);
    expect(unconsumed).toEqual([]);
    expect(skipped.map(({ lines }) => textOf(framed, lines))).toEqual([
      'Docs',
      'Copyright © 2030 Thing Inc.',
    ]);
    expect(Object.keys(document.paths ?? {})).toEqual(['/v1/things/{thingId}']);
  });

  test('keeps lines of prose that are the same as a heading in the description', () => {
    const prose = gluedPage(['Body', 'Response', 'is what comes back.', ...sections]);
    expect(documentAt(prose, `${operation}/description`)).toBe(
      'Changes a thing.\nBody\nResponse\nis what comes back.',
    );
    expect(documentAt(prose, `${operation}/responses`)).toEqual(documentAt(page, `${operation}/responses`));
  });

  test.each([
    [
      'a field that is listed twice',
      ['Bodyrequired', 'namestring', 'nameinteger'],
      'The field "name" is listed again; the first is taken.',
    ],
    [
      'a name that could end elsewhere',
      ['Body', 'ruleFieldRuleSet'],
      '"rule" could also be "ruleField" or "ruleFieldRule".',
    ],
  ])('says how it reads %s', (_, lines, message) => {
    const { ambiguous, contradictory } = draftOf(gluedPage(lines));
    expect([...ambiguous, ...contradictory].map((note) => note.message)).toEqual([message]);
  });

  test('leaves out responses that it does not print', () => {
    const silent = gluedPage(['Body', 'namestring']);
    expect(documentAt(silent, `${operation}/responses`)).toBeUndefined();
    expect(documentAt(silent, `${operation}/x-not-stated`)).toEqual({
      responses: 'The page describes no response.',
    });
  });
});

test('a description that is the word of a heading describes its field', () => {
  const page = gluedPage(
    [
      'Path parameters',
      'thingIdstring',
      'Bodyrequired',
      'headersobject',
      'Headers',
      'bodystring',
      'Body',
      'nstring',
    ].concat(['Response', '200Fine', 'bodystring', 'Body', 'nstring']),
  );
  const properties = { body: { type: 'string', description: 'Body' }, n: { type: 'string' } };
  expect(documentAt(page, '/paths/~1v1~1things~1{thingId}/put')).toMatchObject({
    requestBody: {
      content: {
        'application/json': {
          schema: { properties: { headers: { type: 'object', description: 'Headers' }, ...properties } },
        },
      },
    },
    responses: { 200: { content: { 'application/json': { schema: { properties } } } } },
  });
});
