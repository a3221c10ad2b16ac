import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came in, as far as these tests look at it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Handler = (request: Received, response: ServerResponse, count: number) => void;

export interface ThingServer {
  readonly url: URL;
  readonly received: Received[];
  close(): Promise<void>;
}

/** Serves a handler on a free port of 127.0.0.1 and keeps what came in. */
export async function serve(handler: Handler): Promise<ThingServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(one);
      handler(one, response, received.length - 1);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    received,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
}

/** The secret that {@link things} asks for. */
export const secret = 'tally-$ecret "1"/+';

/** One operation, with every status within reach of its own recipe. */
export const thingDocument = `openapi: 3.1.0
info: {title: Things, version: '1'}
servers: [{url: https://api.things.example/v1}]
security: [{key: []}]
paths:
  /things/{thingId}:
    patch:
      operationId: changeThing
      parameters: [{name: thingId, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, required: [name], additionalProperties: false, properties: {name: {type: string, minLength: 1}, size: {type: integer}}}}}
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '400': {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
        '401': {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
        '404': {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
        '409': {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Thing: {type: object, required: [id, name], properties: {id: {type: string}, name: {type: string}, size: {type: integer}}}
    Problem: {type: object, required: [error], properties: {error: {type: string}}}
`;

/** A correct implementation of {@link thingDocument}: it knows the one thing `known`, and answers 409 while in that state. */
export function things({
  base = '',
  state = () => '',
}: {
  base?: string;
  state?: () => string;
} = {}): Handler {
  let thing: Record<string, unknown> = { id: 'known', name: 'first' };
  return (request, response) => {
    const path = request.url.replace(/\?.*/, '');
    const problem = (status: number, headers = {}) =>
      json(response, status, { error: `no: ${status}` }, headers);
    const id = new RegExp(`^${base}/things/([^/]+)$`).exec(path)?.[1];
    if (id === undefined) return problem(404);
    if (request.method !== 'PATCH') return problem(405, { Allow: 'PATCH' });
    if (request.headers['x-key'] !== secret) return problem(401);
    const body = readThing(request);
    if (!body) return problem(400);
    if (id !== 'known') return problem(404);
    if (state() === '409') return problem(409);
    thing = { ...thing, ...body };
    json(response, 200, thing);
  };
}

/** The body where it keeps every documented rule. */
export function readThing({ headers, body }: Received): Record<string, unknown> | undefined {
  if (headers['content-type'] !== 'application/json') return undefined;
  try {
    const value = JSON.parse(body) as Record<string, unknown>;
    if (Object.keys(value).some((key) => key !== 'name' && key !== 'size')) return undefined;
    const { name, size } = value;
    const fits = typeof name === 'string' && name !== '' && (size === undefined || Number.isInteger(size));
    return fits ? value : undefined;
  } catch {
    return undefined;
  }
}
