import SwaggerParser from '@apidevtools/swagger-parser';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { MockApi } from '../../src/mock/mock-api.js';
import { createPrismEngine } from '../../src/mock/prism/prism-engine.js';
import { type RunningMock, startMock } from '../../src/mock/start-mock.js';
import type { Operation, Response } from '../../src/openapi/api.js';
import { openMockApi } from './open-mock.js';
import { sendRequest } from './send-raw.js';
import { validRequest } from './valid-request.js';

interface Cell {
  readonly source: MockApi;
  readonly operation: Operation;
  readonly response: Response;
  readonly title: string;
}

const sources = ['asapp', 'verbose', 'sendgrid', 'kibamail', 'aiderx'].map((name) =>
  openMockApi(`specs/${name}.yaml`),
);
const cells: Cell[] = sources.flatMap((source) =>
  source.api.operations.flatMap((operation) =>
    operation.responses.map((response) => ({
      source,
      operation,
      response,
      title: `${source.name} ${operation.method} ${operation.path} ${response.status}`,
    })),
  ),
);

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ apis: sources, port: 0, host: '127.0.0.1', engine: createPrismEngine() });
});
afterAll(() => mock.close());

interface RawDocument {
  readonly paths: Record<string, Record<string, { responses: Record<string, RawResponse> }>>;
}
interface RawResponse {
  readonly content?: Record<string, { readonly schema: object }>;
}

/** What is wrong with a body by a judge that shares nothing with ours: another reader of the document, and Ajv as it comes. */
async function strangerSays({ source, operation, response }: Cell, text: string): Promise<unknown> {
  const document = (await SwaggerParser.dereference(source.path)) as unknown as RawDocument;
  const described =
    document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses[response.status];
  if (!described) return 'not documented';
  const schema = described.content?.['application/json']?.schema;
  if (!schema) return described.content ?? 'no content';
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(JSON.parse(text)) ? 'conforms' : validate.errors;
}

describe('the five bundled APIs', () => {
  test.each(cells)('$title: the answer conforms to the document', async (cell) => {
    const request = validRequest(cell.source.api, cell.operation);
    const answer = await sendRequest(mock.port, {
      ...request,
      headers: { ...request.headers, Prefer: `code=${cell.response.status}` },
    });
    expect(answer.status).toBe(Number(cell.response.status));
    expect(answer.headers['tally-mock']).toBe('prism');
    const documented = cell.response.content.map(({ type }) => type);
    const verdicts = { 'application/json': 'conforms', '': 'no content' };
    expect(await strangerSays(cell, answer.text)).toBe(verdicts[documented.join() as keyof typeof verdicts]);
  });

  test('an API has some cells, and some of them have a body', () => {
    expect(cells.length).toBeGreaterThan(15);
    expect(cells.filter(({ response }) => response.content.length > 0).length).toBeGreaterThan(10);
  });

  test.each(sources)('$name answers below its own name', async ({ name, api }) => {
    const operation = api.operations[0] as Operation;
    const request = validRequest(api, operation);
    const answer = await sendRequest(mock.port, { ...request, path: `/${name}${request.path}` });
    expect(answer.status).toBe(200);
  });

  test('the notes name the pattern of SendGrid that Prism cannot compile', () => {
    expect([...mock.mock.inspect()].flat().filter((note) => note.includes('Prism cannot validate'))).toEqual([
      expect.stringMatching(
        /^sendgrid PATCH \/v3\/marketing\/segments\/2\.0\/\{segment_id\} 200 application\/json: .*contacts_sample\/items\/properties\/city\/pattern/,
      ),
    ]);
  });
});
