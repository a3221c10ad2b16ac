import { request as callOut } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import fastify, { type FastifyRequest } from 'fastify';
import { jsonAnswer } from '../answers.js';
import { deliver, type Manner, PLAINLY } from '../deliver.js';
import type { Json, JsonObject } from '../json.js';
import { STATES_PATH } from '../listen.js';
import { answererOf } from './answer-pet-request.js';
import { refusal } from './pet-answers.js';
import { answerPetState } from './pet-states.js';
import { PetStore } from './pet-store.js';
import { pets as correct } from './pets.js';
import type { PetsApi } from './pets-api.js';
import { petOperations, readPetsDocument } from './pets-document.js';

/** A running server of the pets API. */
export interface PetsServer {
  readonly url: string;
  readonly statesUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly knownParameters: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface PetsOptions {
  /** How it differs from the correct server. */
  readonly deviate?: (correct: PetsApi) => Partial<PetsApi>;
  readonly manner?: Manner;
  /** Provider states are offered by default. */
  readonly states?: boolean;
  /** Added to the first pet. */
  readonly richest?: JsonObject;
  readonly port?: number;
}

const KEPT_BYTES = 2_097_152;

/** Serves the pets API on 127.0.0.1; port 0, the default, takes a free one. */
export async function startPets(options: PetsOptions = {}): Promise<PetsServer> {
  const pets: PetsApi = { ...correct, ...options.deviate?.(correct) };
  const manner = options.manner ?? PLAINLY;
  const store = new PetStore(options.richest);
  const document = pets.enforced(readPetsDocument());
  const answer = answererOf(pets, store, document);
  const operations = petOperations(document);
  const server = fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 8_000 },
    frameworkErrors: (error, _request, reply) =>
      deliver(reply, refusal(error.statusCode ?? 400, 'No.'), manner),
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request: FastifyRequest, payload: Readable) => receive(payload));
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    deliver(reply, refusal(error.statusCode ?? 500, 'It failed.'), manner),
  );
  server.setNotFoundHandler((_request, reply) =>
    deliver(reply, refusal(404, 'There is no such path.'), manner),
  );

  for (const path of new Set(operations.map((operation) => operation.path))) {
    const offered = operations.filter((operation) => operation.path === path);
    const allowed = offered.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    server.all(path.replace(/\{(\w+)\}/g, ':$1'), async (request, reply) => {
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      const operation = offered.find((each) => each.method === method);
      if (!operation) return deliver(reply, pets.otherMethod(request.method, allowed), manner);
      const { bytes, size } = (request.body as Received | undefined) ?? { bytes: Buffer.alloc(0), size: 0 };
      const { headers } = request;
      const query = request.url.split('?').slice(1).join('?');
      const path = request.params as Record<string, string>;
      const sent = await answer({ operation, method, path, query, headers, bytes, size });
      await deliver(reply, sent, manner);
      if (operation.id === 'watchPet' && sent.status === 202) watch(bytes, pets);
    });
  }
  if (options.states ?? true)
    server.post(STATES_PATH, (request, reply) => {
      const text = (request.body as Received | undefined)?.bytes.toString('utf8') ?? '';
      const { status, body } = answerPetState(store, text);
      return deliver(reply, jsonAnswer(status, body), PLAINLY);
    });

  await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return {
    url,
    statesUrl: url + STATES_PATH,
    credentials: pets.credentials,
    knownParameters: { petId: 1, 'If-Match': '*' },
    close: () => server.close(),
  };
}

interface Received {
  readonly bytes: Buffer;
  readonly size: number;
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

/** Calls back once, to this machine only; whoever watches may be gone. */
function watch(bytes: Buffer, pets: PetsApi): void {
  const { callbackUrl, petId } = JSON.parse(bytes.toString('utf8')) as Record<string, Json>;
  if (!/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(String(callbackUrl))) return;
  const message = pets.callBack(Number(petId));
  const headers = { 'content-type': 'application/json' };
  callOut(String(callbackUrl), { method: 'POST', headers, timeout: 2_000 }, (response) => response.resume())
    .on('error', () => {})
    .end(JSON.stringify(message));
}
