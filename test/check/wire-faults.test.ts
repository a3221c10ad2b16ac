import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import type { Report } from '../../src/result/report.js';
import { serveRaw } from '../http/serve-raw.js';
import { apiOf } from '../openapi/load-text.js';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const documentOf = (responses: string, method = 'get') => `openapi: 3.1.0
info: {title: Thing, version: '1'}
paths:
  /thing:
    ${method}: {operationId: thing, responses: {${responses}}}
`;
const readsThing = documentOf(
  "'200': {content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}",
);

/** Checks a server that answers each request of the document's operation with these bytes. */
async function check(
  answer: (socket: Socket) => void,
  { text = readsThing, timeout = 1_000 } = {},
): Promise<Report> {
  const server = await serveRaw((socket, request) => {
    if (
      /^(GET|HEAD|DELETE) \/thing /.test(request) &&
      text.includes(`${request.split(' ')[0]?.toLowerCase()}:`)
    )
      answer(socket);
    else socket.write('HTTP/1.1 405 No\r\nAllow: GET, HEAD, DELETE\r\nContent-Length: 0\r\n\r\n');
  });
  running.push(server);
  return checkApi(apiOf(text), { spec: 'thing.yaml', url: server.url, timeout });
}

const found = ({ findings }: Report) =>
  findings.map(({ severity, code, status }) => `${severity} ${code} ${status}`);
const write = (bytes: string | Buffer) => (socket: Socket) => void socket.write(bytes);
const end = (bytes: string | Buffer) => (socket: Socket) => void socket.end(bytes);
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const body = '{"id": 1}';
const gone = documentOf("'204': {description: gone}", 'delete');

describe('a broken message is one finding of its own', () => {
  test.each([
    ['half of the announced body', end(`${head}Content-Length: 9\r\n\r\n{"id"`), 'response-truncated 200'],
    [
      'chunks without a last one',
      end(`${head}Transfer-Encoding: chunked\r\n\r\n9\r\n${body}\r\n`),
      'response-truncated 200',
    ],
    ['half a head', end('HTTP/1.1 200 OK\r\nContent-'), 'response-truncated '],
    [
      'a length that is too large',
      end(`${head}Content-Length: 90\r\n\r\n${body}`),
      'response-content-length 200',
    ],
    [
      'a length that is too small',
      write(`${head}Content-Length: 9\r\n\r\n${body} , "x": 1}`),
      'response-overlong 200',
    ],
    [
      'chunks and more',
      write(`${head}Transfer-Encoding: chunked\r\n\r\n9\r\n${body}\r\n0\r\n\r\n{}`),
      'response-overlong 200',
    ],
    [
      'bytes that are not UTF-8',
      write(
        Buffer.concat([Buffer.from(`${head}Content-Length: 15\r\n\r\n{"id": 1,"x":"`), Buffer.from([0xff])]),
      ),
      'response-body-charset 200',
    ],
    [
      'JSON that ends too early',
      write(`${head}Content-Length: 5\r\n\r\n{"id"`),
      'response-body-malformed 200',
    ],
    ['what is not HTTP', end('SSH-2.0-OpenSSH\r\n\r\n'), 'response-malformed '],
    [
      'a broken chunk',
      write(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${body}\r\n`),
      'response-malformed 200',
    ],
    [
      'two lengths',
      write(`${head}Content-Length: 9\r\nContent-Length: 10\r\n\r\n${body}`),
      'response-malformed ',
    ],
    [
      'gzip that is none',
      write(`${head}Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\n${body}`),
      'response-content-encoding 200',
    ],
    ['no answer', end(''), 'server-error '],
  ])('%s', async (_what, answer, finding) => {
    expect(found(await check(answer))).toEqual([`error ${finding}`]);
  });

  test.each([
    ['silence', write(''), 'server-error '],
    [
      'a length that is too large, on a connection that stays',
      write(`${head}Content-Length: 90\r\n\r\n${body}`),
      'response-content-length 200',
    ],
    ['an answer that stops', write(`${head}Content-Length: 9\r\n\r\n{"id"`), 'response-truncated 200'],
  ])('%s, after a time-out', async (_what, answer, finding) => {
    expect(found(await check(answer, { timeout: 50 }))).toEqual([`error ${finding}`]);
  });

  test.each([
    ['204', gone, 'HTTP/1.1 204 No Content\r\n\r\n{}', '204'],
    [
      'HEAD',
      documentOf("'200': {description: ok}", 'head'),
      `${head}Content-Length: 9\r\n\r\n${body}`,
      '200',
    ],
  ])('a body with %s', async (_what, text, bytes, status) => {
    expect(found(await check(write(bytes), { text }))).toEqual([`error response-body-unexpected ${status}`]);
  });
});

describe('an odd but right message is not blamed', () => {
  const zipped = gzipSync(body);
  test.each([
    [
      'chunks with extensions and a trailer',
      write(`${head}Transfer-Encoding: chunked\r\n\r\n4;a=b\r\n{"id\r\n5\r\n": 1}\r\n0\r\nX-Sum: 1\r\n\r\n`),
    ],
    [
      'header names in capitals, no reason',
      write(
        `HTTP/1.1 200\r\nCONTENT-TYPE: application/json; charset="UTF-8"\r\nCONTENT-LENGTH:9\r\n\r\n${body}`,
      ),
    ],
    [
      'an interim answer first',
      write(`HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${head}Content-Length: 9\r\n\r\n${body}`),
    ],
    [
      'a body that ends with its connection',
      end(`HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${body}`),
    ],
    ['each on a connection of its own', end(`${head}Connection: close\r\nContent-Length: 9\r\n\r\n${body}`)],
    ['an empty line after the body', write(`${head}Content-Length: 9\r\n\r\n${body}\r\n`)],
    ['space around the JSON', write(`${head}Content-Length: 13\r\n\r\n\n ${body}\r\n`)],
    [
      'gzip that was not asked for',
      write(
        Buffer.concat([
          Buffer.from(`${head}Content-Encoding: gzip\r\nContent-Length: ${zipped.length}\r\n\r\n`),
          zipped,
        ]),
      ),
    ],
    [
      'a length of its own for identity',
      write(`${head}Content-Encoding: identity\r\nContent-Length: 9\r\n\r\n${body}`),
    ],
  ])('%s', async (_what, answer) => {
    expect(found(await check(answer))).toEqual([]);
  });

  test('a kept connection that is reset when it is used again', async () => {
    const used = new WeakSet<Socket>();
    const report = await check((socket) => {
      if (used.has(socket)) socket.destroy();
      else socket.write(`${head}Content-Length: 9\r\n\r\n${body}`);
      used.add(socket);
    });
    expect(found(report)).toEqual([]);
  });
});

describe('streams', () => {
  const events = documentOf(
    "'200': {content: {text/event-stream: {itemSchema: {type: object, required: [data], properties: {data: {type: string, contentMediaType: application/json}, event: {enum: [tick, tock]}}}}}}",
  ).replace('3.1.0', '3.2.0');
  const lines = documentOf(
    "'200': {content: {application/jsonl: {itemSchema: {type: object, required: [id]}}}}",
  ).replace('3.1.0', '3.2.0');
  const stream = (type: string, text: string) =>
    write(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${text}`);

  test.each([
    ['right events', events, stream('text/event-stream', ': hello\n\nevent: tick\ndata: 1\n\nevent: to'), []],
    [
      'an event that departs',
      events,
      stream('text/event-stream', 'event: tick\ndata: 1\n\nevent: tuck\ndata: 2\n\n'),
      ['error response-body-schema 200'],
    ],
    ['right lines', lines, stream('application/jsonl', '{"id": 1}\n{"i'), []],
    [
      'a line that departs',
      lines,
      stream('application/jsonl', '{"id": 1}\n{"ix": 2}\n'),
      ['error response-body-schema 200'],
    ],
    [
      'a line that is no JSON',
      lines,
      stream('application/jsonl', '{"id": 1}\n{id}\n'),
      ['error response-body-malformed 200'],
    ],
  ])('are judged by their first items: %s', async (_what, text, answer, findings) => {
    expect(found(await check(answer, { text, timeout: 20_000 }))).toEqual(findings);
  });

  test('that send nothing are not blamed, and said', async () => {
    const report = await check(stream('text/event-stream', ': hello\n\n'), { text: events, timeout: 60 });
    expect(found(report)).toEqual([]);
    expect(report.operations[0]?.uncovered).toEqual([
      'the smallest request: the stream sent nothing in time to be judged',
    ]);
  });
});
