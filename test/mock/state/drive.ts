import { judgeResponse } from '../../../src/exchange/judge-response.js';
import { findRoute } from '../../../src/exchange/route.js';
import type { HeaderList } from '../../../src/http/message.js';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { openCollections } from '../../../src/mock/state/seeded-collections.js';
import type { StateStore } from '../../../src/mock/state/state-store.js';
import { answerFromState } from '../../../src/mock/state/stateful-answers.js';
import type { Api } from '../../../src/openapi/api.js';

/** What a stateful mock of an API said: status and value of the body, `none` where it left the answer to others. */
export interface Said {
  readonly status: number | 'none';
  readonly value?: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** What the answer breaks of the document, a sentence each. */
  readonly flaws: readonly string[];
}

/** Drives the state of an API by requests with JSON bodies; query values are read as JSON where they are any. */
export function drive(
  api: Api,
  store: StateStore = createMemoryStore(),
  now = new Date('2026-03-04T05:06:07Z'),
) {
  const collections = openCollections(store);
  return async (method: string, target: string, body?: unknown, headers: HeaderList = []): Promise<Said> => {
    const [path = '', query = ''] = target.split('?');
    const route = findRoute(api, method, path);
    if (route.found !== 'operation') throw new Error(`no operation ${method} ${path}`);
    const { operation, parameters } = route;
    const sent = [...new URLSearchParams(query)].map(([name, text]) => [name, readText(text)] as const);
    const request = {
      source: { name: 'api', api },
      operation,
      pathParameters: parameters,
      parameters: new Map<string, unknown>([...parameters, ...sent]),
      value: body,
      target,
      headers,
    };
    const said = await answerFromState(collections, store, request, now);
    if (!said) return { status: 'none', headers: {}, flaws: [] };
    if ('refuse' in said) return { status: said.refuse[0], headers: {}, flaws: [] };
    const { status, content } = said;
    const { flaws } = judgeResponse(operation, method, {
      status,
      statusText: '',
      headers: content ? [...said.headers, ['Content-Type', 'application/json']] : said.headers,
      body: content ? Buffer.from(JSON.stringify(content.value)) : Buffer.alloc(0),
    });
    return {
      status,
      headers: Object.fromEntries(said.headers),
      flaws: flaws.map(({ message }) => message),
      ...(content ? { value: content.value } : {}),
    };
  };
}

function readText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
