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

/** The routes by method and path, such as `POST /states`. */
export type AdminRoutes = Readonly<Record<string, AdminRoute>>;

/** A refusal of what was sent. */
export function badRequest(detail: string): AdminAnswer {
  return { status: 400, body: { title: 'Bad Request', status: 400, detail } };
}

/** What is asked for is not there. */
export function notFound(detail: string): AdminAnswer {
  return { status: 404, body: { title: 'Not Found', status: 404, detail } };
}
