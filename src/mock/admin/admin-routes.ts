import { adminPath } from './admin-path.js';

/** An answer of the admin API: JSON, or nothing, or events for as long as the client stays. */
export interface AdminAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly events?: Follow;
}

/** Sends what happens, until what is returned is called. */
export type Follow = (send: (event: string, data: unknown) => void) => () => void;

/** One thing that the admin API does; `body` is the parsed JSON. */
export type AdminRoute = (sent: {
  readonly body: unknown;
  readonly query: URLSearchParams;
}) => Promise<AdminAnswer>;

/** Who asks the admin API, and where. */
export interface AdminCaller {
  /** The origin that was asked, as its client wrote it. */
  readonly origin: string;
  /** The `Host` that was asked. */
  readonly host: string | undefined;
  /** The mock's own origin, by the address that was reached. */
  readonly address: string;
  /** Calls once the client has gone; what is returned takes that back. */
  onLeave(listener: () => void): () => void;
}

/** A request to the admin API that was let in. */
export interface AdminCall {
  /** Method and path below the admin API, such as `POST /states`. */
  readonly route: string;
  readonly query: URLSearchParams;
  /** Parsed JSON; `undefined` where nothing was sent. */
  readonly body: unknown;
  readonly caller: AdminCaller;
}

/** Does what the admin API is asked for. */
export type Perform = (call: AdminCall) => Promise<AdminAnswer>;

/** The routes by method and path, such as `POST /states`. */
export type AdminRoutes = Readonly<Record<string, AdminRoute>>;

/** Does what one of the routes does, or says which there are. */
export async function performRoute(
  routes: AdminRoutes,
  { route, query, body }: AdminCall,
): Promise<AdminAnswer> {
  const found = Object.hasOwn(routes, route) ? routes[route] : undefined;
  if (found) return found({ body, query });
  const [method, path] = route.split(' ');
  return notFound(`There is no ${method} ${adminPath}${path}; there are: ${Object.keys(routes).join(', ')}.`);
}

/** A refusal of what was sent. */
export function badRequest(detail: string): AdminAnswer {
  return { status: 400, body: { title: 'Bad Request', status: 400, detail } };
}

/** What is asked for is not there. */
export function notFound(detail: string): AdminAnswer {
  return { status: 404, body: { title: 'Not Found', status: 404, detail } };
}
