import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { auditSpec } from '../../src/commands/audit-spec.js';
import type { Audit } from '../../src/result/audit.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-audit-'));
let count = 0;

/** Audits the one response of `GET /pets`, given as the lines below its status. */
function audit(response: string, status = "'200'"): Promise<Audit> {
  const path = join(folder, `${++count}.yaml`);
  const text = `openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      responses:
        ${status}: {description: ok, ${response}}
`;
  writeFileSync(path, text);
  return auditSpec(path);
}

const json = (schema: string) => `content: {application/json: {schema: ${schema}}}`;
const told = ({ loosePlaces }: Audit) => loosePlaces.map(({ kind, example }) => `${kind} ${example}`);

describe('an audit', () => {
  test('of a document that says all finds nothing loose', async () => {
    const strict = await audit(
      `headers: {X-Total: {required: true, schema: {type: integer}}}, ${json('{type: object, required: [id], properties: {id: {type: string, format: uuid}}}')}`,
    );
    expect(told(strict)).toEqual([]);
    expect([strict.strength, strict.caught]).toEqual([100, strict.made]);
    expect(strict.made).toBeGreaterThan(7);
  });

  test.each([
    [
      'a property that is not required',
      json('{type: object, required: [id], properties: {id: {type: string}, tag: {type: string}}}'),
      ['property-missing 200: /tag is left out'],
    ],
    [
      'a property without a type',
      json('{type: object, required: [id], properties: {id: {}}}'),
      ['wrong-type 200: /id is of another type'],
    ],
    [
      'a property of items',
      json('{type: array, items: {type: object, properties: {id: {type: string}}}}'),
      ['property-missing 200: /0/id is left out'],
    ],
    [
      'a header that is not required',
      `headers: {X-Total: {schema: {type: integer}}}, ${json('{type: array, items: {type: string}}')}`,
      ['header-missing 200: the header X-Total is left out'],
    ],
    ['a response without content', "x-nothing: ''", ['any-body 200: any body passes']],
    [
      'a media type without a schema',
      'content: {application/json: {}}',
      ['wrong-type 200: the body is of another type'],
    ],
  ])('shows %s', async (_what, response, expected) => {
    const audited = await audit(response);
    expect(told(audited)).toEqual(expected);
    expect(audited.strength).toBeLessThan(100);
  });

  test.each(['2XX', 'default'])('shows that %s takes any status of success', async (status) => {
    const audited = await audit(json('{type: boolean}'), status);
    expect(told(audited)).toEqual(['undocumented-status 299: a success with any other status passes']);
  });

  test('names the place, what to write there, and all that share it', async () => {
    const path = join(folder, 'shared.yaml');
    const answer =
      "'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}";
    writeFileSync(
      path,
      `openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a: {get: {responses: {${answer}}}}
  /b: {get: {responses: {${answer}}}}
components:
  schemas:
    Pet:
      type: object
      properties:
        name: {type: string}
`,
    );
    const { loosePlaces, operations } = await auditSpec(path);
    expect(loosePlaces).toEqual([
      {
        kind: 'property-missing',
        schemaPointer: '/components/schemas/Pet/properties/name',
        place: `${path}:11:9`,
        example: '200: /name is left out',
        fix: 'List `name` under `required`.',
        survived: 2,
        operations: ['GET /a', 'GET /b'],
      },
    ]);
    expect(operations.map(({ path: template, made, caught }) => [template, made - caught])).toEqual([
      ['/a', 1],
      ['/b', 1],
    ]);
  });

  test('says which answers it could not make', async () => {
    const [operation] = (await audit(json('{type: string, enum: []}'))).operations;
    expect(operation?.notAudited).toEqual(['200 application/json: no answer can be made that conforms']);
  });
});
