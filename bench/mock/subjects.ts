import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/source/package-root.js';

/** A server under load: which program, and what it is asked. */
export interface Subject {
  readonly title: string;
  /** A program of `dist/` with its arguments. */
  readonly program: readonly string[];
  /** The n-th request as it goes over the wire. */
  readonly request: (index: number) => string;
  /** A slow one is asked less often. */
  readonly share?: number;
}

/** A server whose first answer is waited for. */
export type ColdSubject = Pick<Subject, 'title' | 'program' | 'request'>;

const peer = (name: string): readonly string[] => ['bench/mock/serve-peer.js', name];
const tally = (...specs: string[]): readonly string[] => ['cli/bin.js', 'mock', ...specs];

/** Bytes of a PATCH with a JSON body. */
const patch =
  (path: string, body: string, prefer?: (index: number) => string) =>
  (index: number): string =>
    [
      `PATCH ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Authorization: Bearer secret',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      ...(prefer ? [`Prefer: ${prefer(index)}`] : []),
      '',
      body,
    ].join('\r\n');

const get = (path: string) => (): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer secret\r\n\r\n`;

const segment = (prefer?: (index: number) => string) =>
  patch(
    '/v3/marketing/segments/2.0/0b9d3d8e-3d6f-4c7e-9a3b-0a3e5c7a1b2c',
    '{"name":"Readers of the newsletter","query_dsl":"email_clicks > 3 AND country = 1"}',
    prefer,
  );
const comment = (prefer?: (index: number) => string) =>
  patch(
    '/gists/aa5a315d61ae9438b18d/comments/42',
    '{"body":"Readers of the newsletter, those with more than three clicks in a month."}',
    prefer,
  );
const anotherSeed = (index: number) => `dynamic=true, seed=${index}`;

const github = join(packageRoot(), '..', 'shared', 'corpus', 'github-3.0.3.json');
const onGithub: readonly Subject[] = [
  { title: 'tally, GitHub: stored example', program: tally(github), request: comment(() => 'code=404') },
  { title: 'tally, GitHub: fitted to the request', program: tally(github), request: comment() },
  { title: 'tally, GitHub: generated', program: tally(github), request: comment(() => 'dynamic=true') },
  { title: 'tally, GitHub: another seed each time', program: tally(github), request: comment(anotherSeed) },
  {
    title: 'tally, GitHub: a list by GET',
    program: tally(github),
    request: get('/repos/octocat/hello-world/issues/7/labels?per_page=5'),
  },
];

export const bare: Subject = { title: 'bare node:http', program: peer('bare'), request: segment() };

export const subjects: readonly Subject[] = [
  { title: 'node:http, JSON.parse and Ajv', program: peer('validating'), request: segment() },
  { title: 'Fastify with a schema', program: peer('fastify'), request: segment() },
  { title: 'tally: stored', program: tally(), request: segment(() => 'code=500') },
  { title: 'tally: fitted to the request', program: tally(), request: segment() },
  { title: 'tally: generated', program: tally(), request: segment(() => 'dynamic=true') },
  { title: 'tally: another seed each time', program: tally(), request: segment(anotherSeed) },
  ...(existsSync(github) ? onGithub : []),
  { title: 'Prism 5.14.2, silent', program: peer('prism'), request: segment(), share: 0.1 },
];

export const coldSubjects: readonly ColdSubject[] = [
  { title: 'Fastify with a schema', program: peer('fastify'), request: segment() },
  { title: 'tally: the five documents', program: tally(), request: segment() },
  ...(existsSync(github)
    ? [{ title: 'tally: GitHub', program: tally(github), request: get('/rate_limit') }]
    : []),
  { title: 'Prism 5.14.2: one of the five', program: peer('prism'), request: segment() },
];
