import { type HttpClient, openClient } from '../http/client.js';
import type { Operation } from '../openapi/api.js';

/** What the provider said to a set-up. */
export type StateSetup =
  | { readonly outcome: 'ready'; readonly values: Readonly<Record<string, unknown>> }
  /** 404: this state is not offered, so that other recipes apply. */
  | { readonly outcome: 'not-offered' }
  | { readonly outcome: 'failed'; readonly message: string };

/** The provider-state protocol, as in Pact, towards one states URL. */
export interface ProviderStates {
  setUp(operation: Operation, status: string): Promise<StateSetup>;
  tearDown(operation: Operation, status: string): Promise<void>;
  close(): void;
}

/** Opens the protocol; `timeout` in milliseconds. */
export function openProviderStates(url: URL, timeout: number): ProviderStates {
  const client: HttpClient = openClient(url, { timeout });
  const post = (operation: Operation, status: string, action: 'setup' | 'teardown') =>
    client.send({
      method: 'POST',
      target: url.pathname + url.search,
      headers: [
        ['Content-Type', 'application/json'],
        ['Accept', 'application/json'],
      ],
      body: Buffer.from(
        JSON.stringify({
          state: `${operation.method} ${operation.path} responds ${status}`,
          action,
          params: { operationId: operation.id, method: operation.method, path: operation.path, status },
        }),
      ),
    });
  return {
    async setUp(operation, status) {
      const delivery = await post(operation, status, 'setup');
      if (!delivery.ok) return { outcome: 'failed', message: delivery.message };
      const { response } = delivery;
      if (response.status === 404) return { outcome: 'not-offered' };
      if (response.status < 200 || response.status > 299) {
        const reason = response.body.toString('utf8').split('\n')[0]?.slice(0, 200);
        const said = reason ? `: ${reason}` : '';
        return { outcome: 'failed', message: `the states URL answered ${response.status}${said}` };
      }
      return { outcome: 'ready', values: valuesOf(response.body.toString('utf8')) };
    },
    async tearDown(operation, status) {
      await post(operation, status, 'teardown');
    },
    close: () => client.close(),
  };
}

/** A JSON object in the reply gives parameter values; any other reply gives none. */
function valuesOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
