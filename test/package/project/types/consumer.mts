import { createServer } from 'node:http';
import { expect } from '@jest/globals';
import * as library from 'tallystick';
import { checkSpec, isFailing, type Report } from 'tallystick/check';
import { describeContract, mockFetch, mockWithNock, type NockMock, type Target } from 'tallystick/jest';
import { formatDiagnostic, lintSpec } from 'tallystick/lint';
import { createMock } from 'tallystick/mock';
import * as nock from 'tallystick/nock';
import { mockWithPlaywright, type PlaywrightMock, type Routable } from 'tallystick/playwright';

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

export async function uses(page: Routable): Promise<unknown[]> {
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
  const inside = createMock('sendgrid', {
    stateful: true,
    scenarios: {
      scenarios: [{ operation: 'getBook', answer: [{ status: 503, times: 2 }, { status: 200 }] }],
    },
  });
  const answer: Response = await inside.fetch('http://localhost/');
  inside.journal.verify({ operation: 'getBook' }, { atLeast: 1 });
  const routed: PlaywrightMock = await mockWithPlaywright(page, 'sendgrid', { status: 404 });
  await mockWithPlaywright(page, inside);
  return [routed, answer, failing, library, lines, mock, nock, rejected, waited];
}
