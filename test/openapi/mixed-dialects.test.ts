import { describe, expect, test } from '@jest/globals';
import { mixedDialects } from '../../src/openapi/mixed-dialects.js';
import { apiOf, brief, thingDocument } from './load-text.js';

const found = (openapi: string, schema: string, schemas = '{}') =>
  mixedDialects(
    apiOf(thingDocument({ openapi, schemas, body: `{content: {application/json: {schema: ${schema}}}}` })),
  );

describe('a word of another dialect', () => {
  test.each([
    [
      '3.1.0',
      '{properties: {a: {type: string, nullable: true}, b: {nullable: true}}}',
      'nullable',
      /^2 schemas have/,
    ],
    ['3.1.0', '{items: {minimum: 1, exclusiveMinimum: true}}', 'exclusiveMinimum', /^A schema has/],
    ['3.0.3', "{$ref: '#/components/schemas/A', nullable: true}", 'nullable', /beside `\$ref`/],
  ])('in %s is told once: %s', (openapi, schema, under, message) => {
    const diagnostics = found(openapi, schema, '{A: {type: string}}');
    expect(diagnostics.map(brief)).toEqual([`mixed-dialect: ${under}`]);
    expect(diagnostics[0]?.message).toMatch(message);
  });

  test('behind a reference, in its own file, is told there', () => {
    const api = apiOf(
      "openapi: 3.1.0\npaths: {/a: {get: {responses: {'200': {content: {application/json: {schema: {$ref: a.yaml}}}}}}}}",
      { 'a.yaml': 'type: string\nnullable: true' },
    );
    expect(mixedDialects(api).map(({ place }) => place.source.path)).toEqual(['api/a.yaml']);
  });

  test.each([
    ['3.0.3', '{type: string, nullable: true, minimum: 1, exclusiveMinimum: true}'],
    [
      '3.1.0',
      '{type: [string, "null"], exclusiveMinimum: 1, default: {nullable: true}, properties: {nullable: {type: string}}}',
    ],
    ['3.1.0', "{$ref: '#/components/schemas/A', minLength: 1}"],
    ['3.0.3', "{$ref: '#/components/schemas/A', description: d, x-a: 1}"],
  ])('is none of those that belong there: %s %s', (openapi, schema) => {
    expect(found(openapi, schema, '{A: {type: string}}')).toEqual([]);
  });

  test('in 2.0 is `nullable`, where `x-nullable` is meant', () => {
    const api = apiOf(
      "swagger: '2.0'\npaths: {/a: {get: {responses: {'200': {description: ok, schema: {type: string, nullable: true, x-nullable: true}}}}}}",
    );
    expect(mixedDialects(api).map(brief)).toEqual(['mixed-dialect: nullable']);
  });
});
