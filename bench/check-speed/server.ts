import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as addFormats } from 'ajv-formats';
import { draft } from './document.js';

/** The implementation under test, in a process of its own: answers of about 1 kB, 2 kB at most; tells its port and ends with its parent. */
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const isDraft = ajv.compile(draft);
const notes = Array.from({ length: 16 }, (_, at) => ({
  text: `A note of some length, number ${at}.`,
  likes: at,
}));

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = (status: number, value: unknown, headers = {}) => {
      response
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(JSON.stringify(value));
    };
    const id = /^\/things\d+\/([^/?]+)/.exec(request.url ?? '')?.[1];
    if (id === undefined) return answer(404, { error: 'no such path' });
    if (request.method !== 'PUT') return answer(405, { error: 'PUT only' }, { Allow: 'PUT' });
    const body = Buffer.concat(chunks);
    const value = request.headers['content-type'] === 'application/json' ? read(body) : undefined;
    if (!isDraft(value)) return answer(400, { error: 'no draft' });
    if (id !== 'known') return answer(404, { error: 'no such thing' });
    answer(200, {
      id,
      madeAt: '2026-01-01T00:00:00Z',
      notes,
      ...(body.length < 1_000 ? (value as object) : {}),
    });
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

function read(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
