import type { Json, JsonObject } from './json.js';
import type { SegmentApi } from './segment-api.js';
import type { Segment, SegmentStore } from './segment-store.js';
import { isObject } from './value-rules.js';

/** What the states endpoint answers. */
export interface StateReply {
  readonly status: number;
  readonly body: JsonObject;
}

/** One request of the provider-state protocol, its body as text. One state is in force at a time. */
export function answerStateRequest(api: SegmentApi, store: SegmentStore, text: string): StateReply {
  const request = readRequest(text);
  if (!request)
    return { status: 400, body: { detail: 'Expected state, action and params as the protocol has them.' } };
  store.reset();
  if (request.action === 'teardown') return { status: 200, body: {} };
  const known = request.method.toUpperCase() === api.method && request.path === api.path;
  if (!known || !api.states.includes(request.status))
    return { status: 404, body: { detail: 'This state is not offered.' } };
  return { status: 200, body: { [api.idName]: bringAbout(request.status, api, store) } };
}

interface StateRequest {
  readonly action: 'setup' | 'teardown';
  readonly method: string;
  readonly path: string;
  readonly status: string;
}

function readRequest(text: string): StateRequest | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  if (!isObject(value) || typeof value.state !== 'string' || !isObject(value.params)) return undefined;
  const { action } = value;
  const { method, path, status } = value.params;
  if (action !== 'setup' && action !== 'teardown') return undefined;
  if (typeof method !== 'string' || typeof path !== 'string' || typeof status !== 'string') return undefined;
  return { action, method, path, status };
}

/** Makes it so that a valid request gets `status`; returns the id to ask for. */
function bringAbout(status: string, api: SegmentApi, store: SegmentStore): string {
  const known = store.get(api.knownId) as Segment;
  switch (status) {
    case '403':
      return store.addLike(known, { account: 'other' }).id;
    case '404': {
      const { id } = store.addLike(known);
      store.remove(id);
      return id;
    }
    case '409':
      return store.addLike(known, { locked: true }).id;
    case '413':
      store.conditions.bodyLimit = 0;
      return known.id;
    case '429':
      store.conditions.rateLimited = true;
      return known.id;
    case '500':
      store.conditions.storeFailing = true;
      return known.id;
    case '503':
      store.conditions.maintenance = true;
      return known.id;
    default:
      return known.id;
  }
}
