import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'tally-har-'));

/** A HAR entry as Chrome writes it; parts replace its own. */
export function entry(method: string, url: string, more: EntryParts = {}): Record<string, unknown> {
  const {
    status = 200,
    answer = { id: 'a1', name: 'Ada' },
    sent,
    request = {},
    response = {},
    ...rest
  } = more;
  return {
    startedDateTime: '2030-01-01T10:00:00.000Z',
    time: 12.5,
    request: {
      method,
      url,
      httpVersion: 'http/2.0',
      headers: [
        { name: ':method', value: method },
        ...(sent === undefined ? [] : [{ name: 'content-type', value: 'application/json' }]),
      ],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: sent === undefined ? 0 : JSON.stringify(sent).length,
      ...(sent === undefined
        ? {}
        : { postData: { mimeType: 'application/json', text: JSON.stringify(sent) } }),
      ...request,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: [
        { name: 'content-type', value: 'application/json; charset=utf-8' },
        { name: 'content-encoding', value: 'gzip' },
      ],
      cookies: [],
      content: {
        size: JSON.stringify(answer).length,
        mimeType: 'application/json',
        text: JSON.stringify(answer),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      ...response,
    },
    cache: {},
    timings: { send: 0, wait: 12, receive: 0.5 },
    ...rest,
  };
}

export interface EntryParts {
  readonly status?: number;
  readonly answer?: unknown;
  readonly sent?: unknown;
  readonly request?: Record<string, unknown>;
  readonly response?: Record<string, unknown>;
  readonly [name: string]: unknown;
}

/** Writes entries as a HAR file; its path. */
export function harFile(name: string, entries: readonly unknown[]): string {
  const log = { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries };
  return textFile(`${name}.har`, JSON.stringify({ log }));
}

export function textFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Users behind a token, with one open operation. */
export const usersDocument = textFile(
  'users.yaml',
  `openapi: 3.1.0
info: {title: Users, version: '1'}
servers: [{url: https://api.users.example/v1}]
security: [{token: []}]
paths:
  /users:
    get:
      operationId: listUsers
      parameters: [{name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 50}}]
      responses:
        '200': {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/User'}}}}}
        '400': {$ref: '#/components/responses/Problem'}
    post:
      operationId: createUser
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string, minLength: 2}, role: {enum: [admin, reader]}}}}}}
      responses:
        '201': {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
        '400': {$ref: '#/components/responses/Problem'}
        '401': {$ref: '#/components/responses/Problem'}
        '503': {$ref: '#/components/responses/Problem'}
  /users/{id}:
    get:
      operationId: readUser
      security: []
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          headers: {X-Trace: {required: true, schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
        '304': {description: the same}
  /picture:
    get:
      operationId: readPicture
      security: []
      responses: {'200': {content: {image/png: {}}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
  responses:
    Problem: {description: no, content: {application/json: {schema: {type: object, required: [error], properties: {error: {type: string}}}}}}
  schemas:
    User: {type: object, required: [id, name], properties: {id: {type: string}, name: {type: string}}}
`,
);
