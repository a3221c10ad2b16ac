import type { FetchFunction } from './target.js';

/** What a provider state is asked for; the operation and status that it is about. */
export interface StateParameters {
  readonly operationId: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** As documented: `409`, `4XX` or `default`. */
  readonly status: string;
}

/** Brings a state about; the object it gives holds values for parameters of those names. */
export type SetUpState = (parameters: StateParameters) => unknown;

/** State → what sets it up, alone or with what takes it back: `PATCH /segments/{id} responds 409`. */
export type StateHandlers = Readonly<
  Record<string, SetUpState | { setup: SetUpState; teardown?(parameters: StateParameters): unknown }>
>;

/** The provider-state protocol spoken by functions of the test: 404 where a state is not offered. */
export function answerStates(handlers: StateHandlers): FetchFunction {
  return async (request) => {
    const asked = (await request.json()) as {
      state: string;
      action: 'setup' | 'teardown';
      params: StateParameters;
    };
    if (!Object.hasOwn(handlers, asked.state)) return new Response(null, { status: 404 });
    const handler = handlers[asked.state] as StateHandlers[string];
    const { setup, teardown } = typeof handler === 'function' ? { setup: handler } : handler;
    if (asked.action === 'teardown') {
      await teardown?.(asked.params);
      return new Response(null, { status: 204 });
    }
    return Response.json((await setup(asked.params)) ?? {});
  };
}
