import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** A handler of `node:http`, as Express and Connect apps are; it takes two parameters or more. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse, ...rest: never[]) => unknown;

/** A function in the shape of `fetch`, as Hono and Web-standard servers have; it takes one parameter. */
export type FetchFunction = (request: Request) => Response | Promise<Response>;

/** What stands for the implementation under test; where it listens is nobody's business. */
export type Target =
  /** Where it runs already. */
  | string
  | URL
  /** A `node:http` server; it is left as it was found. */
  | Server
  | NodeHandler
  | FetchFunction
  | { readonly fetch: FetchFunction }
  /** Koa. */
  | { callback(): NodeHandler }
  /** Fastify. */
  | { ready(): PromiseLike<unknown>; readonly server: Server }
  /** Gives the implementation when the tests begin, where it takes time to build. */
  | (() => Target | Promise<Target>);
