import type { Handler, Received } from '../thing-server.js';
import { json } from '../thing-server.js';

/** A correct implementation of the users document, which has one user; `faults` breaks promises. */
export function users(
  faults: { readonly namelessOver?: number; readonly takesShortNames?: boolean } = {},
): Handler {
  let name = 'Ada';
  const user = (id: string) => ({ id, name });
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://local');
    const path = pathname.replace(/^\/v1/, '');
    const refuse = (status: number, headers = {}) =>
      json(response, status, { error: `no: ${status}` }, headers);
    if (path === '/picture') {
      if (request.method !== 'GET') return refuse(405, { Allow: 'GET' });
      return void response
        .writeHead(200, { 'Content-Type': 'image/png' })
        .end(Buffer.from('iVBORw==', 'base64'));
    }
    const id = /^\/users\/([^/]+)$/.exec(path)?.[1];
    if (id !== undefined) {
      if (request.method !== 'GET') return refuse(405, { Allow: 'GET' });
      if (id !== 'a1') return void response.writeHead(304).end();
      return json(response, 200, user(id), { 'X-Trace': 't' });
    }
    if (path !== '/users') return refuse(404);
    if (!['GET', 'POST'].includes(request.method)) return refuse(405, { Allow: 'GET, POST' });
    if (!/^[Bb]earer wonderland-token$/.test(request.headers.authorization ?? '')) return refuse(401);
    if (request.method === 'GET') {
      const limit = searchParams.get('limit') ?? '1';
      if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 50) return refuse(400);
      const nameless = Number(limit) > (faults.namelessOver ?? 50);
      return json(response, 200, [nameless ? { id: 'a1' } : user('a1')]);
    }
    const sent = readName(request, faults.takesShortNames === true ? 1 : 2);
    if (sent === undefined) return refuse(400);
    name = sent;
    return json(response, 201, user('a1'));
  };
}

function readName({ body, headers }: Received, shortest: number): string | undefined {
  if (!/^application\/json/.test(headers['content-type'] ?? '')) return undefined;
  try {
    const { name, role } = JSON.parse(body) as { name?: unknown; role?: unknown };
    const isRole = role === undefined || role === 'admin' || role === 'reader';
    return typeof name === 'string' && [...name].length >= shortest && isRole ? name : undefined;
  } catch {
    return undefined;
  }
}
