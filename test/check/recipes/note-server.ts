import type { ServerResponse } from 'node:http';
import { type Handler, json, type Received } from '../thing-server.js';

/** What a run must send to be let in, and what lets in only to be refused. */
export const owner = 'owner-secret-1';
export const guest = 'guest-secret-2';

/** The paths of a small API; `responses` are the documented statuses beside the 2xx, all of a Problem. */
export function noteDocument(
  responses: readonly string[],
  parts: { item?: string; body?: string } = {},
): string {
  const listed = responses
    .map(
      (status) =>
        `'${status}': {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}`,
    )
    .join(', ');
  const rest = listed === '' ? '' : `, ${listed}`;
  const note = "{content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}";
  const body = `{required: true, ${parts.body ?? ''} content: {application/json: {schema: {$ref: '#/components/schemas/NewNote'}}}}`;
  return `openapi: 3.1.0
info: {title: Notes, version: '1'}
security: [{key: []}]
paths:
  /notes:
    get:
      operationId: listNotes
      responses: {'200': {content: {application/json: {schema: {type: object, properties: {notes: {type: array}}}}}}${rest}}
    post:
      operationId: createNote
      requestBody: ${body}
      responses: {'201': ${note}${rest}}
  /notes/{noteId}:
    parameters: [{name: noteId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: readNote
      responses: {'200': ${note}${rest}}
    patch:
      operationId: changeNote
      ${parts.item ?? ''}
      requestBody: ${body}
      responses: {'200': ${note}${rest}}
    delete: {operationId: deleteNote, responses: {'204': {}${rest}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    NewNote: {type: object, required: [name], properties: {name: {type: string, minLength: 1, maxLength: 60}, text: {type: string}}}
    Note: {type: object, required: [id, name], properties: {id: {type: string}, name: {type: string}}}
    Problem: {type: object, required: [error], properties: {error: {type: string}}}
`;
}

interface Note {
  readonly id: string;
  readonly name: string;
}

/** What an implementation of notes does beyond the plain thing, each a documented refusal. */
export interface Manners {
  /** Refuses the caller `guest`. */
  readonly guests?: boolean;
  /** Names are unique. */
  readonly unique?: boolean;
  /** A second delete is a conflict. */
  readonly conflictOnDelete?: boolean;
  /** What was deleted is gone for good. */
  readonly gone?: boolean;
  readonly preconditions?: boolean;
  readonly required?: boolean;
  readonly strictAccept?: boolean;
  readonly bodyLimit?: number;
  readonly targetLimit?: number;
  readonly headerLimit?: number;
  readonly requestsBefore429?: number;
  /** The name of the one note that is there from the beginning; none where absent. */
  readonly seeded?: string;
  /** The body of each refusal. */
  readonly problem?: (status: number) => unknown;
}

/** A correct implementation of {@link noteDocument}. */
export function notes(manners: Manners = {}): Handler {
  const store = new Map<string, Note>();
  const deleted = new Set<string>();
  let made = 0;
  if (manners.seeded !== undefined) store.set('seed', { id: 'seed', name: manners.seeded });
  let row = 0;
  let last = '';
  return (request, response) => {
    const problem = (status: number, headers = {}) => {
      json(response, status, manners.problem?.(status) ?? { error: `no: ${status}` }, headers);
    };
    const [path = ''] = request.url.split('?');
    const id = /^\/notes\/([^/]+)$/.exec(path)?.[1];
    if (path !== '/notes' && id === undefined) return problem(404);
    const allowed = id === undefined ? ['GET', 'POST'] : ['GET', 'PATCH', 'DELETE'];
    const { method, headers, url, body } = request;
    row = `${method} ${url}` === last ? row + 1 : 0;
    last = `${method} ${url}`;
    if (manners.requestsBefore429 !== undefined && row >= manners.requestsBefore429)
      return problem(429, { 'Retry-After': '0' });
    if (url.length > (manners.targetLimit ?? Infinity)) return problem(414);
    if (Object.keys(headers).length > (manners.headerLimit ?? Infinity)) return problem(431);
    if (!allowed.includes(method)) return problem(405, { Allow: allowed.join(', ') });
    if (headers['x-key'] === guest && manners.guests) return problem(403);
    if (headers['x-key'] !== owner) return problem(401);
    if (manners.strictAccept && !/json|\*\/\*/.test(headers.accept ?? '*/*')) return problem(406);
    if (body.length > (manners.bodyLimit ?? Infinity)) return problem(413);
    if (id !== undefined && !store.has(id)) {
      if (deleted.has(id) && manners.conflictOnDelete && method === 'DELETE') return problem(409);
      return problem(deleted.has(id) && manners.gone ? 410 : 404);
    }
    const tag = `"${store.get(id ?? '')?.name.length}"`;
    if (id !== undefined && method !== 'GET') {
      const match = headers['if-match'];
      if (manners.required && match === undefined) return problem(428);
      if (manners.preconditions && match !== undefined && match !== '*' && match !== tag) return problem(412);
    }
    if (method === 'DELETE') {
      store.delete(id as string);
      deleted.add(id as string);
      response.writeHead(204).end();
      return;
    }
    if (method === 'GET') {
      const shown = id === undefined ? { notes: [...store.values()] } : store.get(id);
      if (manners.preconditions && headers['if-none-match'] === tag) response.writeHead(304).end();
      else json(response, 200, shown, { ETag: tag });
      return;
    }
    write(request, response, id);
  };

  function write({ body, headers }: Received, response: ServerResponse, id: string | undefined): void {
    const name = nameIn(body);
    const isTaken = [...store.values()].some((other) => other.name === name && other.id !== id);
    const isJson = /^application\/json/.test(headers['content-type'] ?? '');
    const refusal =
      body !== '' && !isJson ? 415 : name === undefined ? 400 : manners.unique && isTaken ? 409 : 0;
    if (refusal > 0 || name === undefined) {
      json(response, refusal, manners.problem?.(refusal) ?? { error: `no: ${refusal}` });
      return;
    }
    const note = { id: id ?? `n${++made}`, name };
    store.set(note.id, note);
    json(response, id === undefined ? 201 : 200, note);
  }
}

function nameIn(body: string): string | undefined {
  try {
    const { name, text } = JSON.parse(body) as { name?: unknown; text?: unknown };
    const fits = typeof name === 'string' && name.length > 0 && [...name].length <= 60;
    return fits && (text === undefined || typeof text === 'string') ? name : undefined;
  } catch {
    return undefined;
  }
}
