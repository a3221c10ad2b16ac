import { randomUUID } from 'node:crypto';
import { type Handler, json, type Received } from '../thing-server.js';

/** Books: made, listed, read, changed, replaced and deleted. */
export const bookDocument = `openapi: 3.1.0
info: {title: Books, version: '1'}
security: [{key: []}]
paths:
  /books:
    get:
      operationId: listBooks
      responses:
        '200': {content: {application/json: {schema: {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}}}
        '401': {}
    post:
      operationId: addBook
      requestBody: {$ref: '#/components/requestBodies/Book'}
      responses:
        '201': {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '401': {}
        '422': {}
  /books/{bookId}:
    parameters: [{name: bookId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: readBook
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '401': {}
        '404': {}
    patch:
      operationId: changeBook
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '204': {}
        '401': {}
        '404': {}
        '422': {}
    put:
      operationId: replaceBook
      requestBody: {$ref: '#/components/requestBodies/Book'}
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '401': {}
        '404': {}
        '422': {}
    delete:
      operationId: dropBook
      responses: {'202': {}, '204': {}, '401': {}, '404': {}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  requestBodies:
    Book:
      required: true
      content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/Change'}], required: [title]}}}
  schemas:
    Change:
      type: object
      properties:
        title: {type: string, minLength: 1}
        pages: {type: integer, minimum: 1}
        tags: {type: array, items: {type: string}}
        cover: {type: object, properties: {colour: {type: string}, hard: {type: boolean}}}
    Book:
      type: object
      required: [id, title]
      properties:
        id: {type: [string, integer]}
        title: {type: string, title: the title}
        pages: {type: integer}
        tags: {type: array, items: {type: string}}
        cover: {type: object}
        changedAt: {type: string}
`;

export type Book = Record<string, unknown>;

/** What a server does in its own way; by default it keeps every promise. */
export interface Manner {
  /** What is kept when a request writes. */
  readonly store?: (before: Book, sent: Book, method: string) => Book;
  /** How a book is shown in the answer to a write; `undefined` shows nothing. */
  readonly answer?: (book: Book, sent: Book, before: Book) => Book | undefined;
  /** How it is shown when read. */
  readonly show?: (book: Book) => Book;
  /** Whether what is refused with this status is carried out all the same. */
  readonly writesBehind?: number;
  readonly deletes?: (books: Map<string, Book>, id: string) => number;
  /** Titles that nobody may take. */
  readonly refusesTitle?: (title: unknown, books: Map<string, Book>, id: string) => boolean;
  readonly hasId?: () => string | number;
}

export const key = 'open-sesame';

/** The book that is there from the beginning. */
export const knownId = 'b-1';

/** A server of {@link bookDocument}. */
export function books(manner: Manner = {}): Handler {
  const { answer = (book) => book, show = (book) => book, writesBehind, refusesTitle } = manner;
  const store = manner.store ?? keepAll;
  const shelf = new Map<string, Book>([
    [knownId, { id: knownId, title: 'First', pages: 5, changedAt: '2030-01-01T00:00:00.000Z' }],
    ['b-2', { id: 'b-2', title: 'Taken', pages: 6 }],
  ]);
  return (request, response) => {
    const id = /^\/books\/([^/?]+)$/.exec(request.url)?.[1];
    const path = request.url.replace(/\?.*/, '');
    const { method } = request;
    const allowed = path === '/books' ? ['GET', 'POST'] : ['GET', 'PATCH', 'PUT', 'DELETE'];
    const before = shelf.get(decodeURIComponent(id ?? ''));
    const body = readBook(request);

    const write = (sent: Book): Book => {
      const old = before ?? { id: manner.hasId?.() ?? randomUUID() };
      const made = { ...store(old, sent, method), id: old.id };
      shelf.set(String(made.id), made);
      return made;
    };
    const refuse = (status: number, headers = {}): void => {
      if (status === writesBehind && method === 'DELETE') shelf.delete(id ?? '');
      else if (status === writesBehind && (before || method === 'POST')) write(rightPartOf(request));
      json(response, status, {}, headers);
    };
    const change = (status: number): void => {
      const old = before ?? {};
      const shown = answer(write(body ?? {}), body ?? {}, old);
      if (shown) json(response, status, shown);
      else response.writeHead(204).end();
    };

    if (path !== '/books' && id === undefined) return refuse(404);
    if (!allowed.includes(method)) return refuse(405, { Allow: allowed.join(', ') });
    if (request.headers['x-key'] !== key) return refuse(401);
    if (method === 'GET' && id === undefined)
      return json(response, 200, { items: [...shelf.values()].map(show) });
    if (id !== undefined && !before) return refuse(404);
    if (method === 'GET') return json(response, 200, show(before as Book));
    if (method === 'DELETE') {
      const remove = manner.deletes ?? ((all, gone) => (all.delete(gone) ? 204 : 404));
      return void response.writeHead(remove(shelf, id as string)).end();
    }
    if (!body || (method !== 'PATCH' && body.title === undefined)) return refuse(422);
    if (refusesTitle?.(body.title, shelf, id ?? '')) return refuse(422);
    change(method === 'POST' ? 201 : 200);
  };
}

const rules: Readonly<Record<string, (value: unknown) => boolean>> = {
  title: (value) => typeof value === 'string' && value !== '',
  pages: (value) => Number.isInteger(value) && Number(value) >= 1,
  tags: (value) => Array.isArray(value) && value.every((tag) => typeof tag === 'string'),
  cover: (value) => isObject(value) && isCover(value),
};

function isCover({ colour, hard }: Book): boolean {
  return (
    (colour === undefined || typeof colour === 'string') && (hard === undefined || typeof hard === 'boolean')
  );
}

/** The body where it keeps every rule of {@link bookDocument}. */
function readBook(request: Received): Book | undefined {
  const value = parse(request);
  if (!value || request.headers['content-type'] !== 'application/json') return undefined;
  return Object.entries(value).every(([name, one]) => rules[name]?.(one) ?? true) ? value : undefined;
}

function rightPartOf(request: Received): Book {
  const entries = Object.entries(parse(request) ?? {});
  return Object.fromEntries(entries.filter(([name, value]) => rules[name]?.(value)));
}

function parse({ body }: Received): Book | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Book {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Merges for a PATCH, else replaces. */
export function keepAll(before: Book, sent: Book, method: string): Book {
  const kept = method === 'PATCH' ? before : {};
  return {
    ...kept,
    ...Object.fromEntries(Object.entries(sent).filter(([name]) => name in rules)),
    changedAt: now(),
  };
}

function now(): string {
  return new Date().toISOString();
}
