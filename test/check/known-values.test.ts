import { describe, expect, test } from '@jest/globals';
import { knownValues } from '../../src/check/known-values.js';
import { type Contract, emptyContract } from '../../src/contract/contract.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

const known = (operation: string, contract: Partial<Contract> = {}, named: Record<string, unknown>[] = []) =>
  knownValues(
    operationOf(
      apiOf(
        `openapi: 3.1.0\npaths: {'/a/{id}': {post: ${operation}}}\ncomponents: {schemas: {A: {properties: {key: {type: integer}}}}}`,
      ),
    ),
    { ...emptyContract, ...contract },
    named.map((one) => new Map(Object.entries(one))),
    1,
  );
const id = '{operationId: op, parameters: [{name: id, in: path, required: true, schema: {type: string}}]}';

describe('a known value', () => {
  const whole = { parameters: { id: 'whole' } };
  const own = { operations: { op: { parameters: { id: 'own' } } } };
  const byPath = { operations: { 'POST /a/{id}': { parameters: { id: 'path' } } } };

  test.each([
    ['a state', { ...whole, ...own }, [{ id: 'state' }, { id: 'param' }], 'state'],
    ['the command line', { ...whole, ...own }, [{}, { id: 'param' }], 'param'],
    ['the operation in the contract file', { ...whole, ...own }, [{}, {}], 'own'],
    ['the operation by method and path', { ...whole, ...byPath }, [], 'path'],
    ['the contract file', whole, [], 'whole'],
  ])('comes from %s before the weaker ones', (_what, contract, named, value) => {
    const values = known(id, contract, named);
    expect(values.parameters.get('path id')).toBe(value);
    expect([...values.vouched]).toEqual(['path id']);
  });

  test.each([
    [
      'its example',
      '{name: q, in: query, required: true, schema: {type: string}, example: e}',
      'query q',
      'e',
    ],
    [
      'its first named example',
      '{name: q, in: query, required: true, examples: {a: {value: 7}}}',
      'query q',
      7,
    ],
    [
      'a plain word for an id',
      '{name: id, in: path, required: true, schema: {type: string}}',
      'path id',
      'tally-1',
    ],
    [
      'what the schema allows',
      '{name: id, in: path, required: true, schema: {type: integer, minimum: 5}}',
      'path id',
      5,
    ],
    [
      'a list that shows',
      '{name: q, in: query, required: true, schema: {type: array, items: {const: x}}}',
      'query q',
      ['x'],
    ],
  ])('that nobody gives is %s', (_what, parameter, key, value) => {
    const values = known(`{parameters: [${parameter}]}`);
    expect(values.parameters.get(key)).toEqual(value);
    expect(values.vouched.size).toBe(0);
  });

  test('is not made up for an optional parameter, but taken for one', () => {
    const optional = '{parameters: [{name: q, in: query, schema: {type: string}}]}';
    expect(known(optional).parameters.size).toBe(0);
    expect(known(optional, {}, [{ q: 'x' }]).parameters.get('query q')).toBe('x');
  });

  test('that cannot be made up is missing, with the reason', () => {
    expect(known('{parameters: [{name: q, in: query, required: true, schema: false}]}').missing).toEqual([
      expect.stringMatching(/^q: \w/),
    ]);
  });

  test('fills all parameters of its name', () => {
    const two = '{parameters: [{name: id, in: path, required: true}, {name: id, in: query}]}';
    expect([...known(two, {}, [{ id: 'x' }]).parameters]).toEqual([
      ['path id', 'x'],
      ['query id', 'x'],
    ]);
  });
});

describe('a value of the body', () => {
  const body = (schema: string, parameters = '[]') =>
    `{operationId: op, parameters: ${parameters}, requestBody: {content: {application/json: {schema: ${schema}}}}}`;
  const key = '{properties: {key: {type: string}, other: {}}}';

  test('is filled by name where no parameter has it', () => {
    expect(known(body(key), {}, [{ key: 'abc', nope: 1 }])).toMatchObject({
      body: { '/key': ['abc'] },
      bodyIds: ['key'],
      bodyProperties: ['key', 'other'],
    });
  });

  test('is left alone where a parameter has its name', () => {
    const values = known(body(key, '[{name: key, in: query}]'), {}, [{ key: 'abc' }]);
    expect([values.body, values.bodyIds]).toEqual([{}, []]);
  });

  test.each([
    ['{properties: {key: {type: integer}}}', '5', 5],
    ['{properties: {key: {type: boolean}}}', 'true', true],
    ["{$ref: '#/components/schemas/A'}", '5', 5],
    ['{properties: {key: {type: string}}}', '5', '5'],
    ['{properties: {key: {type: integer}}}', 6, 6],
    ['{properties: {key: {type: integer}}}', 'x', 'x'],
  ])('given as text is read as %s asks: %j', (schema, given, value) => {
    expect(known(body(schema), {}, [{ key: given }]).body).toEqual({ '/key': [value] });
  });

  test('comes from the contract file’s values, unless it is known to exist', () => {
    const contract = { operations: { op: { values: { '/key': ['a', 'b'], '/other': [1] } } } };
    expect(known(body(key), contract).body).toEqual({ '/key': ['a', 'b'], '/other': [1] });
    expect(known(body(key), contract, [{ key: 'c' }]).body).toEqual({ '/key': ['c'], '/other': [1] });
  });
});
