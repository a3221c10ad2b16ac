// The bookshop, with node:http alone: `node server.js [PORT]`. BUG=forgets-pages and BUG=ignores-limit each break one promise.
import { createServer } from 'node:http';

const token = process.env.BOOKSHOP_TOKEN ?? 'reader';
const bug = process.env.BUG ?? '';
const shelf = new Map();
const ordered = new Set();
for (const [title, author, pages, inPrint] of [
  ['Emma', 'Jane Austen', 474, true],
  ['Walden', 'Henry David Thoreau', 352, false],
]) {
  shelf.set(title.toLowerCase(), { id: title.toLowerCase(), title, author, pages, inPrint });
}

const isText = (longest) => (value) =>
  typeof value === 'string' && value.length > 0 && [...value].length <= longest;
const fields = {
  title: isText(200),
  author: isText(100),
  pages: (value) => Number.isInteger(value) && value >= 1 && value <= 100_000,
  inPrint: (value) => typeof value === 'boolean',
};

class Refusal extends Error {
  constructor(status, title, headers = {}) {
    super(title);
    Object.assign(this, { status, headers });
  }
}

async function answer(request) {
  const url = new URL(request.url, 'http://bookshop');
  if (url.pathname === '/_states') return setUp(await readBody(request));
  const [, collection, id, ...rest] = url.pathname.split('/');
  if (collection !== 'books' || rest.length > 0 || id === '') throw new Refusal(404, 'No such page.');
  const methods = id === undefined ? { GET: list, POST: add } : { GET: get, PATCH: change, DELETE: remove };
  const method = methods[request.method === 'HEAD' ? 'GET' : request.method];
  if (!method) throw new Refusal(405, 'Not done here.', { Allow: Object.keys(methods).join(', ') });
  const [scheme, sent] = (request.headers.authorization ?? '').split(/ +/);
  if (scheme.toLowerCase() !== 'bearer' || sent !== token)
    throw new Refusal(401, 'Who are you?', { 'WWW-Authenticate': 'Bearer' });
  return method({ request, query: url.searchParams, book: found(id) });
}

function found(id) {
  if (id === undefined) return undefined;
  const book = shelf.get(decodeURIComponent(id));
  if (!book) throw new Refusal(404, 'No such book.');
  return book;
}

function list({ query }) {
  const [author, limit = '20'] = [query.get('author') ?? undefined, query.get('limit') ?? undefined];
  const isLimit =
    /^\d+$/.test(limit) && Number(limit) >= 1 && (Number(limit) <= 100 || bug === 'ignores-limit');
  if (author === '' || !isLimit) throw new Refusal(400, 'A limit is a number from 1 to 100.');
  const books = [...shelf.values()].filter((book) => author === undefined || book.author === author);
  return { status: 200, body: { items: books.slice(0, Number(limit)) } };
}

async function add({ request }) {
  const { inPrint = true, ...sent } = readBook(await readBody(request));
  for (const name of ['title', 'author', 'pages'])
    if (sent[name] === undefined) throw new Refusal(400, `A book has a ${name}.`);
  if ([...shelf.values()].some(({ title }) => title === sent.title))
    throw new Refusal(409, 'It is there already.');
  const book = { id: crypto.randomUUID(), ...sent, inPrint };
  shelf.set(book.id, book);
  return { status: 201, headers: { Location: `/books/${book.id}` }, body: book };
}

function get({ book: { pages, ...rest } }) {
  return { status: 200, body: bug === 'forgets-pages' ? rest : { ...rest, pages } };
}

async function change({ request, book }) {
  Object.assign(book, readBook(await readBody(request)));
  return { status: 200, body: book };
}

function remove({ book }) {
  if (ordered.has(book.id)) throw new Refusal(409, 'It is in an open order.');
  shelf.delete(book.id);
  return { status: 204 };
}

/** What `tally check --states-url` asks for. */
function setUp({ state, action }) {
  if (state !== 'DELETE /books/{bookId} responds 409') throw new Refusal(404, 'No such state.');
  if (action === 'setup') ordered.add('emma');
  else ordered.delete('emma');
  return { status: 200, body: { bookId: 'emma' } };
}

function readBook(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Refusal(400, 'A book is an object.');
  for (const [name, part] of Object.entries(value))
    if (!Object.hasOwn(fields, name) || !fields[name](part))
      throw new Refusal(400, `No book has such a ${name.slice(0, 40)}.`);
  return value;
}

async function readBody(request) {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal(400, 'JSON, please.');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Refusal(400, 'This is no JSON.');
  }
}

const server = createServer(async (request, response) => {
  const { status, headers, body } = await answer(request).catch((error) => ({
    status: error.status ?? (error instanceof URIError ? 404 : 500),
    headers: { 'Content-Type': 'application/problem+json', ...error.headers },
    body: { title: error.message, status: error.status ?? 500 },
  }));
  response.writeHead(status, { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers });
  response.end(body && JSON.stringify(body));
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => {
  console.log(`The bookshop is open on http://127.0.0.1:${server.address().port}`);
});
