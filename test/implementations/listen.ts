import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { answerRequest } from './answer-request.js';
import { jsonAnswer } from './answers.js';
import { deliver, type Manner } from './deliver.js';
import { answerStateRequest } from './provider-states.js';
import type { Answer, SegmentApi } from './segment-api.js';
import type { SegmentStore } from './segment-store.js';

export const STATES_PATH = '/provider-states';

const KEPT_BYTES = 1_048_576;
const LONGEST_ID = 8_000;

interface Received {
  readonly bytes: Buffer;
  readonly size: number;
}

/** A server on 127.0.0.1; port 0 takes a free one. */
export interface Listener {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves one API, and its provider states unless they are left out. Rejects if the port is taken. */
export async function listen(
  api: SegmentApi,
  store: SegmentStore,
  options: { readonly port: number; readonly states: boolean; readonly manner: Manner },
): Promise<Listener> {
  const send = (reply: FastifyReply, answer: Answer) => deliver(reply, answer, options.manner);
  const refuse = (status: number): Answer => ({ ...api.refuse({ reason: reasonFor(status) }), status });
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: LONGEST_ID },
    frameworkErrors: (error, _request, reply) => send(reply, refuse(error.statusCode ?? 400)),
  });

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request: FastifyRequest, payload: Readable) => receive(payload));
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    send(reply, refuse(error.statusCode ?? 500)),
  );
  server.setNotFoundHandler((_request, reply) => send(reply, refuse(404)));

  server.all(api.path.replace(/\{(\w+)\}/g, ':$1'), (request, reply) => {
    const { bytes, size } = (request.body as Received | undefined) ?? { bytes: Buffer.alloc(0), size: 0 };
    const id = (request.params as Record<string, string | undefined>)[api.idName];
    return send(
      reply,
      answerRequest(api, store, { method: request.method, id, headers: request.headers, bytes, size }),
    );
  });
  if (options.states)
    server.post(STATES_PATH, (request, reply) => {
      const text = (request.body as Received | undefined)?.bytes.toString('utf8') ?? '';
      const { status, body } = answerStateRequest(api, store, text);
      return send(reply, jsonAnswer(status, body));
    });

  await server.listen({ host: '127.0.0.1', port: options.port });
  const { port } = server.server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Reads to the end, so that an answer never cuts an upload off; bytes past the limit are counted, not kept. */
async function receive(payload: Readable): Promise<Received> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload) {
    size += (chunk as Buffer).length;
    if (size <= KEPT_BYTES) chunks.push(chunk as Buffer);
  }
  return { bytes: Buffer.concat(chunks), size };
}

function reasonFor(status: number) {
  if (status === 404 || status === 414) return 'unknown';
  if (status === 415) return 'media-type';
  return status < 500 ? 'malformed' : 'failure';
}
