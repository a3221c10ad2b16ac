import type { Json, JsonObject } from '../json.js';
import { isObject } from '../value-rules.js';
import { GONE, type PetStore } from './pet-store.js';

const KNOWN: JsonObject = { petId: 1, 'If-Match': '*' };

/** Answers one request of the provider-state protocol. One state is in force at a time. */
export function answerPetState(store: PetStore, text: string): { status: number; body: JsonObject } {
  const { action, params } = read(text);
  store.reset();
  if (action === 'teardown') return { status: 200, body: {} };
  if (action !== 'setup' || !isObject(params)) return { status: 400, body: {} };
  const values = bringAbout(String(params.status), String(params.method), String(params.path), store);
  return values ? { status: 200, body: values } : { status: 404, body: {} };
}

function read(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Makes it so that a valid request gets the status; the values to send, or nothing where that cannot be done. */
function bringAbout(status: string, method: string, path: string, store: PetStore): JsonObject | undefined {
  switch (status) {
    case '200':
    case '201':
    case '202':
    case '204':
      return KNOWN;
    case '404':
      return path.includes('{petId}') ? { ...KNOWN, petId: GONE } : undefined;
    case '409':
      store.conditions.blocked = true;
      return KNOWN;
    case '412':
      return { ...KNOWN, 'If-Match': '"p1-v0"' };
    case '413':
      if (method !== 'POST') return undefined;
      store.conditions.bodyLimit = 0;
      return KNOWN;
    case '429':
      store.conditions.rateLimited = true;
      return KNOWN;
    case '503':
      store.conditions.counting = true;
      return KNOWN;
    default:
      return undefined;
  }
}
