import { describe, expect, test } from '@jest/globals';
import { changeCodes } from '../../src/diff/change-codes.js';
import { briefly, changesBetween, type Parts } from './pair.js';

/** A form of a file and a list, with an Encoding Object for each property that is named. */
function uploadOf(encoding: string): string {
  const schema =
    '{type: object, properties: {file: {type: string, format: binary}, list: {type: array, items: {type: string}}}}';
  return `requestBody: {content: {multipart/form-data: {schema: ${schema}, encoding: {${encoding}}}}}`;
}

function callbackOf(method: string): string {
  return `callbacks: {done: {'{$request.query.to}': {${method}: {responses: {'204': {description: ok}}}}}}`;
}

function xmlBody(xml: string): string {
  return `requestBody: {content: {application/xml: {schema: {type: object, properties: {a: {type: string, xml: ${xml}}}}}}}`;
}

/** The query as a whole, beside the operation of the small document. */
function queryOf(parameter: string): Parts {
  const written = `{name: all, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string, maxLength: 9}}}}}${parameter}}`;
  return {
    version: '3.2.0',
    paths: `  /q: {get: {parameters: [${parameter === '-' ? '' : written}], responses: {'204': {description: no}}}}`,
  };
}

const rows: readonly (readonly [change: string, old: Parts, next: Parts])[] = [
  ['breaking operation-removed', { paths: "  /old: {get: {responses: {'204': {description: no}}}}" }, {}],
  [
    'info operation-removed',
    {
      paths:
        "  /old: {get: {deprecated: true, x-sunset: '2020-01-01', responses: {'204': {description: no}}}}",
    },
    {},
  ],
  [
    'breaking operation-removed',
    {
      paths:
        "  /old: {get: {deprecated: true, x-sunset: '2099-01-01', responses: {'204': {description: no}}}}",
    },
    {},
  ],
  [
    'breaking sunset-moved',
    { operation: "deprecated: true\n      x-sunset: '2099-01-01'" },
    { operation: "deprecated: true\n      x-sunset: '2098-01-01'" },
  ],
  [
    'breaking sunset-moved',
    { operation: "deprecated: true\n      x-sunset: '2099-01-01'" },
    { operation: 'deprecated: true' },
  ],
  [
    'breaking stability-lowered',
    { operation: 'x-stability-level: stable' },
    { operation: 'x-stability-level: beta' },
  ],
  ['breaking sunset-moved', {}, { operation: "deprecated: true\n      x-sunset: '2020-01-01'" }],
  ['breaking lifecycle-unreadable', {}, { operation: 'deprecated: true\n      x-sunset: soon' }],
  [
    'breaking lifecycle-unreadable',
    { operation: 'x-stability-level: beta' },
    { operation: 'x-stability-level: ga' },
  ],
  [
    'info operation-removed',
    { paths: "  /old: {get: {x-stability-level: alpha, responses: {'204': {description: no}}}}" },
    {},
  ],
  ['info operation-added', {}, { operation: callbackOf('post') }],
  ['breaking operation-removed', { operation: callbackOf('post') }, { operation: callbackOf('put') }],
  ['info operation-added', {}, { paths: "  /new: {get: {responses: {'204': {description: no}}}}" }],
  ['info operation-deprecated', {}, { operation: 'deprecated: true' }],
  ['warning operation-id-changed', { operation: 'operationId: a' }, { operation: 'operationId: b' }],
  [
    'breaking required-parameter-added',
    {},
    { parameters: '[{name: q, in: query, required: true, schema: {type: string}}]' },
  ],
  ['info optional-parameter-added', {}, { parameters: '[{name: q, in: query, schema: {type: string}}]' }],
  [
    'breaking parameter-removed',
    {
      parameters: "[{name: q, in: query, deprecated: true, x-sunset: '2099-01-01', schema: {type: string}}]",
    },
    {},
  ],
  [
    'info request-type-widened',
    { parameters: '[{name: q, in: query, schema: {type: integer}}]' },
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
  ],
  [
    'info request-type-widened',
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
    { parameters: '[{name: q, in: query, schema: {type: array, items: {type: string}}}]' },
  ],
  [
    'breaking request-limit-added',
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
    { parameters: '[{name: q, in: query, schema: {type: array, items: {type: string, maxLength: 900}}}]' },
  ],
  [
    'breaking request-type-narrowed',
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
    { parameters: '[{name: q, in: query, schema: {type: array, minItems: 2, items: {type: string}}}]' },
  ],
  [
    'breaking request-values-removed',
    { parameters: '[{name: q, in: query, schema: {type: boolean}}]' },
    { parameters: "[{name: q, in: query, schema: {type: string, enum: ['true', 'no']}}]" },
  ],
  [
    'breaking request-format-changed',
    { request: '{type: string, format: uuid}' },
    { request: '{type: string, format: uuid, allOf: [{format: date}]}' },
  ],
  [
    'breaking request-content-changed',
    { version: '3.0.3', request: '{type: string, format: byte}' },
    { request: '{type: string, contentEncoding: base32}' },
  ],
  [
    'breaking request-type-narrowed',
    { request: '{type: array}' },
    { request: '{type: array, items: {type: string}}' },
  ],
  [
    'breaking response-type-widened',
    { response: '{type: object, additionalProperties: {type: string}}' },
    { response: '{type: object}' },
  ],
  [
    'breaking request-keyword-changed',
    { request: '{type: object}' },
    { request: '{type: object, unevaluatedProperties: false}' },
  ],
  [
    'breaking request-content-changed',
    { request: '{type: string, contentEncoding: base64}' },
    { request: '{type: string, contentEncoding: base32}' },
  ],
  [
    'breaking response-content-changed',
    { response: '{type: string, contentMediaType: application/json, contentSchema: {type: object}}' },
    { response: '{type: string, contentMediaType: application/json}' },
  ],
  ['breaking response-values-added', { response: '{const: a}' }, { response: '{type: string}' }],
  [
    'breaking request-alternative-removed',
    {
      request: "{anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
      schemas: '{A: {type: object, properties: {a: {type: string}}}, B: {type: object}}',
    },
    {
      request: "{anyOf: [{$ref: '#/components/schemas/B'}]}",
      schemas: '{A: {type: object, properties: {a: {type: string}}}, B: {type: object}}',
    },
  ],
  ['warning parameter-removed', queryOf(''), queryOf('-')],
  ['breaking required-parameter-added', queryOf('-'), queryOf(', required: true')],
  ['breaking parameter-became-required', queryOf(''), queryOf(', required: true')],
  [
    'breaking request-limit-tightened',
    queryOf(''),
    { ...queryOf(''), paths: queryOf('').paths?.replace('maxLength: 9', 'maxLength: 8') ?? '' },
  ],
  ['warning parameter-removed', { parameters: '[{name: q, in: query, schema: {type: string}}]' }, {}],
  [
    'breaking parameter-became-required',
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
    { parameters: '[{name: q, in: query, required: true, schema: {type: string}}]' },
  ],
  [
    'info parameter-became-optional',
    { parameters: '[{name: q, in: query, required: true, schema: {type: string}}]' },
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
  ],
  [
    'breaking parameter-style-changed',
    { parameters: '[{name: q, in: query, schema: {type: array, items: {type: string}}}]' },
    { parameters: '[{name: q, in: query, explode: false, schema: {type: array, items: {type: string}}}]' },
  ],
  [
    'breaking parameter-default-changed',
    { parameters: '[{name: q, in: query, schema: {type: integer, default: 1}}]' },
    { parameters: '[{name: q, in: query, schema: {type: integer, default: 2}}]' },
  ],
  [
    'info parameter-default-changed',
    { parameters: '[{name: q, in: query, required: true, schema: {type: integer, default: 1}}]' },
    { parameters: '[{name: q, in: query, required: true, schema: {type: integer, default: 2}}]' },
  ],
  [
    'breaking parameter-writing-narrowed',
    { parameters: '[{name: q, in: query, allowEmptyValue: true, schema: {type: string}}]' },
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
  ],
  [
    'info parameter-writing-widened',
    { parameters: '[{name: q, in: query, schema: {type: string}}]' },
    { parameters: '[{name: q, in: query, allowReserved: true, schema: {type: string}}]' },
  ],
  ['breaking request-body-removed', {}, { body: '' }],
  ['breaking required-request-body-added', { body: '' }, {}],
  [
    'info optional-request-body-added',
    { body: '' },
    { body: 'requestBody: {content: {application/json: {schema: {type: object}}}}' },
  ],
  [
    'breaking request-body-became-required',
    { body: 'requestBody: {content: {application/json: {schema: {type: object}}}}' },
    {},
  ],
  [
    'info request-body-became-optional',
    {},
    { body: 'requestBody: {content: {application/json: {schema: {type: object}}}}' },
  ],
  [
    'breaking request-media-type-removed',
    {
      body: 'requestBody: {required: true, content: {application/json: {schema: {type: object}}, text/plain: {}}}',
    },
    {},
  ],
  [
    'info request-media-type-added',
    {},
    {
      body: 'requestBody: {required: true, content: {application/json: {schema: {type: object}}, text/plain: {}}}',
    },
  ],
  [
    'breaking request-media-type-narrowed',
    { body: 'requestBody: {content: {image/*: {}}}' },
    { body: 'requestBody: {content: {image/png: {}}}' },
  ],
  [
    'info request-media-type-widened',
    { body: 'requestBody: {content: {application/json; v=1: {}}}' },
    { body: 'requestBody: {content: {application/json: {}}}' },
  ],
  [
    'breaking request-encoding-changed',
    { body: uploadOf('') },
    { body: uploadOf('file: {contentType: image/png}') },
  ],
  [
    'info request-encoding-changed',
    { body: uploadOf('file: {contentType: image/png}') },
    { body: uploadOf("file: {contentType: 'image/png, image/gif'}") },
  ],
  [
    'breaking request-encoding-changed',
    { body: uploadOf('list: {}') },
    { body: uploadOf('list: {style: form, explode: false}') },
  ],
  [
    'breaking request-encoding-changed',
    { body: uploadOf('file: {headers: {X-A: {schema: {type: string}}}}') },
    { body: uploadOf('file: {headers: {X-A: {required: true, schema: {type: string}}}}') },
  ],
  [
    'breaking success-response-removed',
    { responses: "{'200': {description: ok}, '201': {description: new}}" },
    { responses: "{'200': {description: ok}}" },
  ],
  [
    'info error-response-removed',
    { responses: "{'200': {description: ok}, '404': {description: no}}" },
    { responses: "{'200': {description: ok}}" },
  ],
  [
    'info response-added',
    { responses: "{'200': {description: ok}}" },
    { responses: "{'200': {description: ok}, '404': {description: no}}" },
  ],
  [
    'breaking response-media-type-removed',
    { responses: "{'200': {description: ok, content: {text/plain: {}, text/csv: {}}}}" },
    { responses: "{'200': {description: ok, content: {text/plain: {}}}}" },
  ],
  [
    'info response-media-type-added',
    { responses: "{'200': {description: ok, content: {text/plain: {}}}}" },
    { responses: "{'200': {description: ok, content: {text/plain: {}, text/csv: {}}}}" },
  ],
  [
    'info response-media-type-narrowed',
    { responses: "{'200': {description: ok, content: {text/plain: {}}}}" },
    { responses: "{'200': {description: ok, content: {text/plain; charset=utf-8: {}}}}" },
  ],
  [
    'warning response-media-type-narrowed',
    { responses: "{'200': {description: ok, content: {image/*: {}}}}" },
    { responses: "{'200': {description: ok, content: {image/png: {}}}}" },
  ],
  [
    'breaking response-media-type-widened',
    { responses: "{'200': {description: ok, content: {text/plain; charset=utf-8: {}}}}" },
    { responses: "{'200': {description: ok, content: {text/plain: {}}}}" },
  ],
  [
    'breaking response-media-type-removed',
    { responses: "{'200': {description: ok, content: {text/plain; charset=utf-8: {}}}}" },
    { responses: "{'200': {description: ok, content: {text/plain; charset=utf-16: {}}}}" },
  ],
  [
    'breaking response-encoding-changed',
    {
      responses:
        "{'200': {description: ok, content: {multipart/mixed: {schema: {type: object, properties: {a: {}}}, encoding: {a: {contentType: image/png}}}}}}",
    },
    {
      responses:
        "{'200': {description: ok, content: {multipart/mixed: {schema: {type: object, properties: {a: {}}}, encoding: {a: {contentType: 'image/png, image/gif'}}}}}}",
    },
  ],
  [
    'breaking required-response-header-removed',
    { responses: "{'200': {description: ok, headers: {X-A: {required: true, schema: {type: string}}}}}" },
    { responses: "{'200': {description: ok}}" },
  ],
  [
    'warning optional-response-header-removed',
    { responses: "{'200': {description: ok, headers: {X-A: {schema: {type: string}}}}}" },
    { responses: "{'200': {description: ok}}" },
  ],
  [
    'breaking response-header-became-optional',
    { responses: "{'200': {description: ok, headers: {X-A: {required: true, schema: {type: string}}}}}" },
    { responses: "{'200': {description: ok, headers: {x-a: {schema: {type: string}}}}}" },
  ],
  [
    'breaking response-header-style-changed',
    { responses: "{'200': {description: ok, headers: {X-A: {schema: {type: object}}}}}" },
    { responses: "{'200': {description: ok, headers: {X-A: {explode: true, schema: {type: object}}}}}" },
  ],
  [
    'info response-header-added',
    { responses: "{'200': {description: ok}}" },
    { responses: "{'200': {description: ok, headers: {X-A: {schema: {type: string}}}}}" },
  ],
  [
    'breaking security-added',
    { schemes: '{key: {type: http, scheme: bearer}}' },
    { operation: 'security: [{key: []}]', schemes: '{key: {type: http, scheme: bearer}}' },
  ],
  [
    'info security-removed',
    { operation: 'security: [{key: []}]', schemes: '{key: {type: http, scheme: bearer}}' },
    { schemes: '{key: {type: http, scheme: bearer}}' },
  ],
  [
    'breaking security-alternative-removed',
    {
      operation: 'security: [{key: []}, {word: []}]',
      schemes: '{key: {type: http, scheme: bearer}, word: {type: http, scheme: basic}}',
    },
    {
      operation: 'security: [{word: []}]',
      schemes: '{key: {type: http, scheme: bearer}, word: {type: http, scheme: basic}}',
    },
  ],
  [
    'info security-alternative-added',
    {
      operation: 'security: [{word: []}]',
      schemes: '{key: {type: http, scheme: bearer}, word: {type: http, scheme: basic}}',
    },
    {
      operation: 'security: [{key: []}, {word: []}]',
      schemes: '{key: {type: http, scheme: bearer}, word: {type: http, scheme: basic}}',
    },
  ],
  [
    'breaking security-scope-added',
    {
      operation: 'security: [{key: [read]}]',
      schemes: '{key: {type: openIdConnect, openIdConnectUrl: https://a.example}}',
    },
    {
      operation: 'security: [{key: [read, write]}]',
      schemes: '{key: {type: openIdConnect, openIdConnectUrl: https://a.example}}',
    },
  ],
  [
    'info security-scope-removed',
    {
      operation: 'security: [{key: [read, write]}]',
      schemes: '{key: {type: openIdConnect, openIdConnectUrl: https://a.example}}',
    },
    {
      operation: 'security: [{key: [read]}]',
      schemes: '{key: {type: openIdConnect, openIdConnectUrl: https://a.example}}',
    },
  ],
  [
    'warning security-scheme-details-changed',
    {
      operation: 'security: [{key: []}]',
      schemes: '{key: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a.example, scopes: {}}}}}',
    },
    {
      operation: 'security: [{key: []}]',
      schemes: '{key: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://b.example, scopes: {}}}}}',
    },
  ],
  [
    'info security-scheme-details-changed',
    { operation: 'security: [{key: []}]', schemes: '{key: {type: http, scheme: bearer}}' },
    {
      operation: 'security: [{key: []}]',
      schemes: '{key: {type: http, scheme: bearer, bearerFormat: JWT}}',
    },
  ],
  [
    'breaking security-scheme-changed',
    { operation: 'security: [{key: []}]', schemes: '{key: {type: apiKey, in: header, name: X-A}}' },
    { operation: 'security: [{key: []}]', schemes: '{key: {type: apiKey, in: header, name: X-B}}' },
  ],
  [
    'warning server-removed',
    { root: 'servers: [{url: https://a.example}, {url: https://b.example}]' },
    { root: 'servers: [{url: https://a.example}]' },
  ],
  [
    'warning server-removed',
    { root: 'servers: [{url: https://a.example}]', operation: 'servers: [{url: https://b.example}]' },
    { root: 'servers: [{url: https://a.example}]' },
  ],
  [
    'info server-added',
    { root: 'servers: [{url: https://a.example}]' },
    { root: 'servers: [{url: https://a.example}, {url: https://b.example}]' },
  ],
  ['breaking request-type-narrowed', { request: '{type: number}' }, { request: '{type: integer}' }],
  ['breaking request-type-narrowed', { request: "{type: [string, 'null']}" }, { request: '{type: string}' }],
  ['info request-type-widened', { request: '{type: integer}' }, { request: '{type: number}' }],
  [
    'breaking response-type-widened',
    { response: '{type: string}' },
    { response: "{type: [string, 'null']}" },
  ],
  ['info response-type-narrowed', { response: '{type: number}' }, { response: '{type: integer}' }],
  [
    'breaking request-format-changed',
    { request: '{type: string}' },
    { request: '{type: string, format: uuid}' },
  ],
  ['info request-format-removed', { request: '{type: string, format: uuid}' }, { request: '{type: string}' }],
  [
    'info request-format-removed',
    { request: '{type: integer, format: int32}' },
    { request: '{type: integer, format: int64}' },
  ],
  [
    'breaking response-format-changed',
    { response: '{type: string, format: date}' },
    { response: '{type: string, format: date-time}' },
  ],
  [
    'info response-format-added',
    { response: '{type: string}' },
    { response: '{type: string, format: date}' },
  ],
  ['breaking request-values-removed', { request: '{enum: [a, b]}' }, { request: '{enum: [a]}' }],
  [
    'breaking request-values-removed',
    { request: '{type: string}' },
    { request: '{type: string, enum: [a]}' },
  ],
  [
    'breaking request-values-removed',
    { request: '{type: string, x-extensible-enum: [a, b]}' },
    { request: '{type: string, x-extensible-enum: [a]}' },
  ],
  ['info request-values-added', { request: '{enum: [a]}' }, { request: '{enum: [a, b]}' }],
  ['warning response-values-added', { response: '{enum: [a]}' }, { response: '{enum: [a, b]}' }],
  ['breaking response-values-added', { response: '{const: a}' }, { response: '{const: b}' }],
  [
    'breaking response-values-added',
    { response: '{type: string, enum: [a]}' },
    { response: '{type: string}' },
  ],
  ['info response-values-removed', { response: '{enum: [a, b]}' }, { response: '{enum: [a]}' }],
  [
    'breaking request-limit-tightened',
    { request: '{type: string, maxLength: 9}' },
    { request: '{type: string, maxLength: 8}' },
  ],
  [
    'breaking request-limit-tightened',
    { request: '{type: integer, minimum: 0}' },
    { request: '{type: integer, minimum: 1}' },
  ],
  [
    'breaking request-limit-added',
    { request: '{type: string}' },
    { request: '{type: string, maxLength: 1000}' },
  ],
  [
    'info request-limit-loosened',
    { request: '{type: string, maxLength: 8}' },
    { request: '{type: string, maxLength: 9}' },
  ],
  [
    'breaking response-limit-loosened',
    { response: '{type: array, items: {}, minItems: 1}' },
    { response: '{type: array, items: {}}' },
  ],
  [
    'info response-limit-tightened',
    { response: '{type: string}' },
    { response: '{type: string, maxLength: 9}' },
  ],
  [
    'warning request-pattern-changed',
    { request: "{type: string, pattern: '^a'}" },
    { request: "{type: string, pattern: '^a.*$'}" },
  ],
  [
    'breaking request-pattern-changed',
    { request: "{type: string, pattern: '^a$'}" },
    { request: "{type: string, pattern: '^b$'}" },
  ],
  [
    'breaking request-pattern-added',
    { request: '{type: string, maxLength: 0}' },
    { request: "{type: string, maxLength: 0, pattern: '^a*$'}" },
  ],
  [
    'info request-pattern-removed',
    { request: "{type: string, pattern: '^a'}" },
    { request: "{type: string, pattern: '.*'}" },
  ],
  [
    'info response-pattern-added',
    { response: '{type: string}' },
    { response: "{type: string, pattern: '^a'}" },
  ],
  [
    'breaking response-pattern-removed',
    { response: "{type: string, pattern: '^a'}" },
    { response: '{type: string}' },
  ],
  [
    'info request-pattern-removed',
    { request: "{type: string, pattern: '^a'}" },
    { request: '{type: string}' },
  ],
  [
    'warning response-pattern-changed',
    { response: "{type: string, pattern: '^a$'}" },
    { response: "{type: string, pattern: '^b$'}" },
  ],
  [
    'breaking required-request-property-added',
    {},
    { request: '{type: object, required: [a], properties: {a: {type: string}}}' },
  ],
  [
    'breaking required-request-property-added',
    { request: '{type: object, additionalProperties: {type: string}, minProperties: 1, properties: {}}' },
    {
      request:
        '{type: object, additionalProperties: {type: string}, minProperties: 1, required: [a], properties: {a: {type: string, default: x}}}',
    },
  ],
  [
    'warning request-property-became-read-only',
    { request: '{type: object, properties: {a: {type: integer}}}' },
    { request: '{type: object, properties: {a: {type: string, readOnly: true}}}' },
  ],
  [
    'info optional-request-property-added',
    { request: '{type: object, properties: {a: {type: string, readOnly: true}}}' },
    { request: '{type: object, properties: {a: {type: string}}}' },
  ],
  [
    'warning response-property-became-write-only',
    { response: '{type: object, properties: {a: {type: string}}}' },
    { response: '{type: object, properties: {a: {type: string, writeOnly: true}}}' },
  ],
  [
    'breaking stability-lowered',
    { request: '{type: object, properties: {a: {type: string}}}' },
    { request: '{type: object, properties: {a: {type: string, x-stability-level: beta}}}' },
  ],
  [
    'info request-keyword-removed',
    { request: '{type: object, properties: {a: {}}, not: {required: [a]}}' },
    { request: '{type: object, properties: {a: {}}}' },
  ],
  [
    'info response-type-narrowed',
    { response: '{type: array, items: {type: string}}' },
    { response: '{type: array, items: false}' },
  ],
  [
    'breaking request-type-narrowed',
    { request: '{type: array, prefixItems: [{type: string}, {type: integer}]}' },
    { request: '{type: array, prefixItems: [{type: integer}, {type: string}]}' },
  ],
  [
    'breaking response-type-widened',
    { response: '{type: array, prefixItems: [{type: string}], items: {type: integer}}' },
    { response: '{type: array, items: {type: integer}}' },
  ],
  [
    'info request-limit-loosened',
    { version: '3.0.3', request: '{type: integer, maximum: 5, exclusiveMaximum: true}' },
    { version: '3.0.3', request: '{type: integer, maximum: 5}' },
  ],
  [
    'breaking request-limit-tightened',
    { request: '{type: integer, maximum: 5}' },
    { request: '{type: integer, exclusiveMaximum: 5}' },
  ],
  [
    'info optional-request-property-added',
    {},
    { request: '{type: object, properties: {a: {type: string}}}' },
  ],
  ['warning request-property-removed', { request: '{type: object, properties: {a: {type: string}}}' }, {}],
  [
    'breaking request-property-removed',
    {
      request:
        '{type: object, additionalProperties: false, properties: {a: {type: string}, b: {type: string}}}',
    },
    { request: '{type: object, additionalProperties: false, properties: {b: {type: string}}}' },
  ],
  [
    'breaking request-property-became-required',
    { request: '{type: object, properties: {a: {type: string}}}' },
    { request: '{type: object, required: [a], properties: {a: {type: string}}}' },
  ],
  [
    'info request-property-became-optional',
    { request: '{type: object, required: [a], properties: {a: {type: string}}}' },
    { request: '{type: object, properties: {a: {type: string}}}' },
  ],
  [
    'breaking required-response-property-removed',
    { response: '{type: object, required: [a], properties: {a: {type: string}}}' },
    {},
  ],
  [
    'warning optional-response-property-removed',
    { response: '{type: object, properties: {a: {type: string}}}' },
    {},
  ],
  [
    'breaking response-property-became-optional',
    { response: '{type: object, required: [a], properties: {a: {type: string}}}' },
    { response: '{type: object, properties: {a: {type: string}}}' },
  ],
  [
    'info response-property-became-required',
    { response: '{type: object, properties: {a: {type: string}}}' },
    { response: '{type: object, required: [a], properties: {a: {type: string}}}' },
  ],
  [
    'info response-property-added',
    { response: '{type: object, additionalProperties: false}' },
    { response: '{type: object, additionalProperties: false, properties: {a: {type: string}}}' },
  ],
  [
    'breaking request-additional-properties-closed',
    {},
    { request: '{type: object, additionalProperties: false}' },
  ],
  [
    'info request-additional-properties-opened',
    { request: '{type: object, additionalProperties: false}' },
    {},
  ],
  [
    'info response-additional-properties-changed',
    { response: '{type: object, additionalProperties: false}' },
    {},
  ],
  [
    'breaking request-alternative-removed',
    { request: '{anyOf: [{type: string}, {type: integer}]}' },
    { request: '{anyOf: [{type: string}]}' },
  ],
  [
    'info request-alternative-added',
    { request: '{anyOf: [{type: string}]}' },
    { request: '{anyOf: [{type: string}, {type: integer}]}' },
  ],
  [
    'breaking response-alternative-added',
    {
      response: "{oneOf: [{$ref: '#/components/schemas/A'}]}",
      schemas: '{A: {type: object, properties: {a: {type: string}}}, B: {type: object}}',
    },
    {
      response: "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
      schemas: '{A: {type: object, properties: {a: {type: string}}}, B: {type: object}}',
    },
  ],
  [
    'breaking response-alternative-added',
    { response: '{oneOf: [{type: string}]}' },
    { response: '{oneOf: [{type: string}, {type: integer}]}' },
  ],
  [
    'info response-alternative-removed',
    { response: '{oneOf: [{type: string}, {type: integer}]}' },
    { response: '{oneOf: [{type: string}]}' },
  ],
  [
    'breaking request-part-added',
    { schemas: '{A: {type: object, properties: {a: {type: string}}}}' },
    {
      request: "{type: object, allOf: [{$ref: '#/components/schemas/A'}]}",
      schemas: '{A: {type: object, properties: {a: {type: string}}}}',
    },
  ],
  [
    'warning request-part-removed',
    {
      request: "{type: object, allOf: [{$ref: '#/components/schemas/A'}]}",
      schemas: '{A: {type: object, properties: {a: {type: string}}}}',
    },
    { schemas: '{A: {type: object}}' },
  ],
  [
    'info response-part-changed',
    { schemas: '{A: {type: object, properties: {a: {type: string}}}}' },
    {
      response: "{type: object, allOf: [{$ref: '#/components/schemas/A'}]}",
      schemas: '{A: {type: object, properties: {a: {type: string}}}}',
    },
  ],
  [
    'breaking request-keyword-changed',
    { request: '{type: array, items: {type: integer}}' },
    { request: '{type: array, items: {type: integer}, contains: {const: 7}}' },
  ],
  // Values show none of these.
  ...[
    ['propertyNames: {maxLength: 500}', 'propertyNames: {maxLength: 400}', 'request-limit-tightened'],
    ['contains: {maxLength: 500}', 'contains: {maxLength: 400}', 'request-limit-tightened'],
    [
      'contains: {maxLength: 500}, minContains: 0',
      'contains: {maxLength: 400}, minContains: 0',
      'request-keyword-changed',
    ],
    [
      'patternProperties: {^x: {maxLength: 500}}',
      'patternProperties: {^x: {maxLength: 400}}',
      'request-limit-tightened',
    ],
    [
      'dependentSchemas: {a: {required: [b]}}',
      'dependentSchemas: {a: {required: [b]}, c: {}}',
      'request-keyword-changed',
    ],
    ['dependentRequired: {a: [b]}', 'dependentRequired: {a: [b], qqq: [d]}', 'request-keyword-changed'],
    [
      'if: {required: [q]}, then: {required: [r]}',
      'if: {required: [q]}, then: {required: [r, s]}',
      'request-property-became-required',
    ],
    ['not: {required: [q, r]}', 'not: {required: [s, r]}', 'request-keyword-changed'],
    ['multipleOf: 4', 'multipleOf: 6', 'request-keyword-changed'],
  ].map(([old, next, code]): (typeof rows)[number] => [
    `breaking ${code}`,
    { request: `{${old}}` },
    { request: `{${next}}` },
  ]),
  ['info request-keyword-removed', { request: '{multipleOf: 4}' }, { request: '{multipleOf: 2}' }],
  ['info response-keyword-added', { response: '{multipleOf: 0.1}' }, { response: '{multipleOf: 0.3}' }],
  ['info request-keyword-removed', { request: '{uniqueItems: true}' }, { request: '{uniqueItems: false}' }],
  ['breaking request-xml-changed', { body: xmlBody('{name: a}') }, { body: xmlBody('{name: b}') }],
  [
    'breaking response-xml-changed',
    { responses: "{'200': {description: ok, content: {text/xml: {schema: {type: object}}}}}" },
    {
      responses:
        "{'200': {description: ok, content: {text/xml: {schema: {type: object, xml: {namespace: 'urn:x'}}}}}}",
    },
  ],
  [
    'breaking request-additional-properties-closed',
    { request: '{oneOf: [{properties: {k: {const: a}}}, {properties: {k: {const: b}}}]}' },
    {
      request:
        '{oneOf: [{properties: {k: {const: b}}, additionalProperties: false}, {properties: {k: {const: a}}, additionalProperties: false}]}',
    },
  ],
  [
    'info request-keyword-removed',
    { request: '{type: array, contains: {const: 7}}' },
    { request: '{type: array}' },
  ],
  [
    'breaking response-keyword-changed',
    { response: '{type: array, contains: {const: 7}}' },
    { response: '{type: array}' },
  ],
  [
    'info response-keyword-added',
    { response: '{type: integer}' },
    { response: '{type: integer, multipleOf: 5}' },
  ],
  [
    'warning discriminator-changed',
    { request: '{type: object, discriminator: {propertyName: a}}' },
    { request: '{type: object, discriminator: {propertyName: b}}' },
  ],
  [
    'warning discriminator-changed',
    {
      request: '{type: object, discriminator: {propertyName: a, mapping: {x: X, y: Y}}}',
      schemas: '{X: {type: object}, Y: {type: object}}',
    },
    {
      request: '{type: object, discriminator: {propertyName: a, mapping: {x: X}}}',
      schemas: '{X: {type: object}, Y: {type: object}}',
    },
  ],
  [
    'info default-changed',
    { request: '{type: object, properties: {a: {type: integer, default: 1}}}' },
    { request: '{type: object, properties: {a: {type: integer, default: 2}}}' },
  ],
];

test.each(rows)('%s', (change, old, next) => {
  expect(briefly(changesBetween(old, next))).toContain(change);
});

test('every kind of change but the two that values alone show has a row', () => {
  const shown = new Set(rows.map(([change]) => change.split(' ')[1]));
  const missing = Object.keys(changeCodes).filter((code) => !shown.has(code));
  expect(missing).toEqual(['request-value-refused', 'response-value-new']);
});

describe('rearrangements that change nothing', () => {
  const inline =
    '{type: object, required: [a], properties: {a: {type: string, maxLength: 9}, b: {type: integer}}}';
  test.each<[string, Parts, Parts]>([
    [
      'a schema moved into a component',
      { request: inline, response: inline },
      {
        request: "{$ref: '#/components/schemas/Pet'}",
        response: "{$ref: '#/components/schemas/Pet'}",
        schemas: `{Pet: ${inline}}`,
      },
    ],
    [
      'a property moved into an allOf',
      { request: inline, response: inline },
      {
        request:
          '{allOf: [{type: object, required: [a], properties: {a: {type: string, maxLength: 9}}}, {properties: {b: {type: integer}}}]}',
        response:
          "{type: object, allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: integer}}}",
        schemas: '{A: {type: object, required: [a], properties: {a: {type: string, maxLength: 9}}}}',
      },
    ],
    [
      'nullable written as a type',
      { version: '3.0.3', request: '{type: string, nullable: true}' },
      { request: "{type: ['null', string]}" },
    ],
    [
      'nullable written as an alternative',
      {
        version: '3.0.3',
        request: '{type: string, maxLength: 5, nullable: true}',
        response: '{type: string, enum: [a, null], nullable: true}',
      },
      {
        request: "{anyOf: [{type: string, maxLength: 5}, {type: 'null'}]}",
        response: "{oneOf: [{type: 'null'}, {type: string, enum: [a]}]}",
      },
    ],
    ['one alternative alone', { request: '{anyOf: [{type: string}]}' }, { request: '{type: string}' }],
    [
      'a slash at the end of a server',
      { root: 'servers: [{url: https://a.example}]' },
      { root: 'servers: [{url: https://a.example/}]' },
    ],
    [
      'an exclusive limit written as a number',
      { version: '3.0.3', request: '{type: integer, minimum: 1, exclusiveMinimum: true}' },
      { request: '{type: integer, exclusiveMinimum: 1}' },
    ],
    [
      'alternatives in another order',
      { request: '{oneOf: [{type: string}, {type: integer}]}' },
      { request: '{oneOf: [{type: integer}, {type: string}]}' },
    ],
    [
      'an alternative moved into a component',
      { request: '{oneOf: [{type: string}, {type: integer}]}' },
      {
        request: "{oneOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}",
        schemas: '{A: {type: string}}',
      },
    ],
    [
      'the type of what is listed',
      { request: '{enum: [a, b]}', response: '{const: 1}' },
      { request: '{type: string, enum: [b, a]}', response: '{type: integer, enum: [1]}' },
    ],
    [
      'bytes as OpenAPI 3.0 and 3.1 say them',
      {
        version: '3.0.3',
        request: '{type: string, format: byte}',
        response: '{type: string, format: binary}',
      },
      {
        request: '{type: string, contentEncoding: base64}',
        response: '{type: string, contentMediaType: application/octet-stream}',
      },
    ],
    [
      'an alternative in a list of its own',
      {
        request: "{anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}",
        schemas: '{A: {type: object}}',
      },
      {
        request:
          "{anyOf: [{allOf: [{$ref: '#/components/schemas/A'}], description: a}, {oneOf: [{type: integer}]}]}",
        schemas: '{A: {type: object}}',
      },
    ],
    [
      'words',
      { operation: 'summary: a', request: '{type: string, description: a}' },
      { operation: 'summary: b', request: '{type: string, description: b, title: T}' },
    ],
    [
      'what travels the other way alone',
      {
        request: '{type: object, properties: {id: {type: string, readOnly: true, maxLength: 9}}}',
        response: '{type: object, properties: {pin: {type: string, writeOnly: true, enum: [a]}}}',
      },
      {
        request: '{type: object, properties: {id: {type: integer, readOnly: true}}, required: [id]}',
        response: '{type: object, properties: {pin: {type: integer, writeOnly: true}}}',
      },
    ],
    [
      'an item described by its place as all others are',
      { request: '{type: array, items: {type: string}}' },
      { request: '{type: array, items: {type: string}, prefixItems: [{type: string}]}' },
    ],
    [
      'how a part is written and what it is anyway',
      { body: uploadOf('') },
      {
        body: uploadOf('file: {contentType: application/octet-stream}, list: {style: form, explode: true}'),
      },
    ],
    [
      'XML names in JSON, and conditions moved into a component',
      { request: '{type: object, not: {required: [q]}, xml: {name: a}}' },
      {
        request: "{type: object, not: {$ref: '#/components/schemas/Q'}}",
        schemas: '{Q: {required: [q], description: moved}}',
      },
    ],
    [
      '`explode` of one value',
      { parameters: '[{name: q, in: query, schema: {type: string}}]' },
      { parameters: '[{name: q, in: query, explode: false, schema: {type: string}}]' },
    ],
    [
      'the charset of a request',
      { body: 'requestBody: {content: {application/json: {}, text/plain: {}}}' },
      { body: 'requestBody: {content: {application/json;charset=utf-8: {}, Text/Plain: {}}}' },
    ],
    [
      'what is readOnly, in a request',
      { request: '{type: object}' },
      { request: '{type: object, properties: {id: {type: string, readOnly: true}}}' },
    ],
  ])('%s', (_what, old, next) => {
    expect(briefly(changesBetween(old, next))).toEqual([]);
    expect(briefly(changesBetween(next, old))).toEqual([]);
  });

  test('two operations at one address', () => {
    const path = (name: string, type: string) =>
      `  /pets/{${name}}: {get: {parameters: [{name: ${name}, in: path, required: true, schema: {type: ${type}}}], responses: {'204': {description: no}}}}\n`;
    const paths = path('id', 'integer') + path('name', 'string');
    expect(changesBetween({ paths }, { paths })).toEqual([]);
    const renamed = path('petId', 'integer') + path('name', 'string');
    expect(changesBetween({ paths }, { paths: renamed })).toEqual([]);
  });

  test('a path parameter under another name', () => {
    const path = (name: string) =>
      `  /pets/{${name}}: {get: {parameters: [{name: ${name}, in: path, required: true, schema: {type: string}}], responses: {'204': {description: no}}}}`;
    expect(changesBetween({ paths: path('id') }, { paths: path('petId') })).toEqual([]);
  });
});

test('a break is shown by a value, at its place in both documents', () => {
  const [change] = changesBetween(
    { request: '{type: object, properties: {name: {type: string, maxLength: 4}}}' },
    { request: '{type: object, properties: {name: {type: string, maxLength: 2}}}' },
  );
  expect(change).toMatchObject({
    message: '`/name` of the request body: `maxLength` 4 → 2',
    operations: ['POST /pets'],
    shownBy: { name: expect.any(String) },
    old: { source: { path: 'old.yaml' }, pointer: expect.stringMatching(/\/name\/maxLength$/) },
    new: { source: { path: 'new.yaml' }, pointer: expect.stringMatching(/\/name\/maxLength$/) },
  });
});

test('the place of a property that became required is its entry in the list', () => {
  const request = (required: string) =>
    `{type: object, properties: {id: {type: string, readOnly: true}, a: {}, b: {}}, required: ${required}}`;
  const [change] = changesBetween({ request: request('[id, a]') }, { request: request('[id, a, b]') });
  const { source, range } = change?.new ?? {};
  expect(source?.text.slice(range?.start, range?.end)).toBe('b');
});

test('a property that became readOnly has its places at the property and at the keyword', () => {
  const [change] = changesBetween(
    { request: '{type: object, properties: {a: {type: string}}}' },
    { request: '{type: object, properties: {a: {type: string, readOnly: true}}}' },
  );
  expect(change).toMatchObject({
    old: { pointer: expect.stringMatching(/properties\/a$/) },
    new: { pointer: expect.stringMatching(/properties\/a\/readOnly$/) },
  });
});

test('where the old document has no schema, its place is what it would describe', () => {
  const [change] = changesBetween(
    { body: 'requestBody: {content: {application/json: {}}}' },
    { body: 'requestBody: {content: {application/json: {schema: {type: string}}}}' },
  );
  expect(change).toMatchObject({
    code: 'request-type-narrowed',
    old: { source: { path: 'old.yaml' }, pointer: expect.stringMatching(/application~1json$/) },
    new: { source: { path: 'new.yaml' }, pointer: expect.stringMatching(/schema\/type$/) },
  });
});

test('an alternative with more scopes beside the one that was enough asks nothing of anyone', () => {
  const schemes = '{key: {type: openIdConnect, openIdConnectUrl: https://a.example}}';
  const changes = changesBetween(
    { operation: 'security: [{key: [read]}]', schemes },
    { operation: 'security: [{key: [read]}, {key: [read, write]}]', schemes },
  );
  expect(briefly(changes).filter((change) => change.startsWith('breaking'))).toEqual([]);
});

test('a response that fits two alternatives of `oneOf` is no break for its readers', () => {
  const schemas =
    '{A: {type: object, properties: {a: {type: string}}}, B: {type: object, properties: {b: {type: string}}}}';
  const changes = changesBetween(
    { response: "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}", schemas },
    { response: "{oneOf: [{$ref: '#/components/schemas/A'}]}", schemas },
  );
  expect(briefly(changes)).toEqual(['info response-alternative-removed']);
});

test('texts that a parameter took are taken still, whatever type they are of', () => {
  const changes = changesBetween(
    { parameters: '[{name: q, in: query, schema: {type: boolean}}]' },
    { parameters: "[{name: q, in: query, schema: {type: string, enum: ['true', 'false']}}]" },
  );
  expect(briefly(changes)).toEqual(['info request-type-widened']);
});

test('alternatives that are rearranged without a break are an info', () => {
  const changes = changesBetween(
    { request: '{anyOf: [{type: string, maxLength: 4}, {type: integer}]}' },
    { request: '{anyOf: [{type: string, maxLength: 4}, {type: integer}, {type: string, maxLength: 9}]}' },
  );
  expect(briefly(changes)).toEqual(['info request-alternative-added']);
});

test('what one component changes for many operations is told once', () => {
  const paths =
    "  /cats: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'204': {description: no}}}}";
  const at = (most: number): Parts => ({
    request: "{$ref: '#/components/schemas/Pet'}",
    paths,
    schemas: `{Pet: {type: string, maxLength: ${most}}}`,
  });
  const changes = changesBetween(at(4), at(2));
  expect(changes.map(({ operations }) => operations)).toEqual([['POST /pets', 'POST /cats']]);
});

test('in a webhook the directions are turned: what the server sends may not widen', () => {
  const webhook = (schema: string): Parts => ({
    root: `webhooks: {born: {post: {requestBody: {required: true, content: {application/json: {schema: ${schema}}}}, responses: {'204': {description: ok}}}}}`,
  });
  const changes = changesBetween(webhook('{type: integer}'), webhook('{type: number}'));
  expect(briefly(changes)).toEqual(['breaking response-type-widened']);
});

test.each<[what: string, old: Parts, next: Parts, changes: readonly string[]]>([
  [
    'a rule on a property that is named like an annotation',
    { request: '{if: {properties: {title: {const: a}}}, then: {required: [b]}}' },
    { request: '{if: {properties: {title: {const: c}}}, then: {required: [b]}}' },
    ['breaking request-keyword-changed'],
  ],
  [
    'a definition that only `contentSchema` names',
    {
      request:
        "{type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/A'}}",
      schemas: '{A: {type: object}}',
    },
    {
      request:
        "{type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/A'}}",
      schemas: '{A: {type: array}}',
    },
    ['breaking request-type-narrowed'],
  ],
  [
    'definitions that lead around, in the last of them',
    {
      request: "{$ref: '#/components/schemas/A'}",
      schemas:
        "{A: {properties: {b: {$ref: '#/components/schemas/B'}}}, B: {properties: {a: {$ref: '#/components/schemas/A'}, c: {type: string}}}}",
    },
    {
      request: "{$ref: '#/components/schemas/A'}",
      schemas:
        "{A: {properties: {b: {$ref: '#/components/schemas/B'}}}, B: {properties: {a: {$ref: '#/components/schemas/A'}, c: {type: boolean}}}}",
    },
    ['breaking request-type-narrowed'],
  ],
  [
    'nothing in what says nothing',
    { request: '{type: array, uniqueItems: false}' },
    { request: '{type: array}' },
    [],
  ],
  [
    'nothing but words and their order',
    {
      request:
        '{type: object, title: One, properties: {description: {type: string, example: a}, a: {type: string}}}',
    },
    {
      request:
        '{properties: {a: {description: A, type: string}, description: {type: string, example: b}}, type: object}',
    },
    [],
  ],
])('finds %s', (_, old, next, changes) => {
  expect(briefly(changesBetween(old, next))).toEqual(changes);
});
