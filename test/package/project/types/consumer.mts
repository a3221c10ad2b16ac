import { createServer } from 'node:http';
import { expect } from '@jest/globals';
import * as library from 'tallystick';
import { checkSpec, isFailing, type Report } from 'tallystick/check';
import { describeContract, mockFetch, mockWithNock, type NockMock, type Target } from 'tallystick/jest';
import { formatDiagnostic, lintSpec } from 'tallystick/lint';
import { createMock } from 'tallystick/mock';
import * as nock from 'tallystick/nock';

const targets: Target[] = [
  'http://127.0.0.1:3000',
  new URL('http://127.0.0.1:3000'),
  createServer(),
  (_request, response) => response.end(),
  async (request: Request) => new Response(request.url),
  { fetch: async () => new Response() },
  async () => createServer(),
];
for (const target of targets) {
  describeContract('sendgrid', target, {
    auth: { bearerAuth: 'secret' },
    params: { segment_id: 7 },
    states: { 'PATCH /x responds 409': ({ operationId }) => ({ id: operationId }) },
    seed: 7,
  });
}

export async function uses(): Promise<unknown[]> {
  const stub: typeof fetch = mockFetch('sendgrid', { operations: { getBook: { status: 404 } } });
  const mock: NockMock = mockWithNock('sendgrid', { status: 404, example: 'none' });
  const waited: Promise<void> = expect(await stub('/')).toConform('sendgrid');
  // @ts-expect-error Only the body of a fetch response has to be waited for.
  expect({ status: 200 }).toConform('sendgrid', { operation: 'getBook' }).then();
  const rejected: Promise<void> = expect(stub('/')).rejects.toConform('sendgrid');
  // @ts-expect-error A document is named by a text.
  mockFetch(7);

  const report: Report = await checkSpec('sendgrid', { url: new URL('http://127.0.0.1:3000') });
  const failing: boolean = report.findings.some((finding) => isFailing(finding));
  const lines: string[] = (await lintSpec('sendgrid')).map(formatDiagnostic);
  const answer: Response = await createMock('sendgrid').fetch('http://localhost/');
  return [answer, failing, library, lines, mock, nock, rejected, waited];
}
