import { jsonAnswer } from './answers.js';
import type { Answer, Incoming, Reason, Refusal, SegmentApi } from './segment-api.js';
import { type SegmentStore, StoreFailure } from './segment-store.js';
import { isObject } from './value-rules.js';

/** Carries out one request, or says why not; what is refused writes nothing. */
export function answerRequest(api: SegmentApi, store: SegmentStore, request: Incoming): Answer {
  return api.finish(carryOut(api, store, request), request, store);
}

function carryOut(api: SegmentApi, store: SegmentStore, request: Incoming): Answer {
  const refuse = (reason: Reason, more: Omit<Refusal, 'reason'> = {}) => api.refuse({ reason, ...more });

  if (request.method !== api.method) return api.otherMethod(request);
  const allowed = Object.keys(api.credentials).every((scheme) => api.authorises(scheme, request.headers));
  if (!allowed) return refuse('unauthorised');
  const obstacle = api.obstacle(store.conditions);
  if (obstacle) return refuse(obstacle);

  const reading = api.read(request, store.conditions.bodyLimit);
  if ('refusal' in reading) return api.refuse(reading.refusal);
  const body = reading.value;
  const faults = api.check(body);
  if (faults.length > 0 || !isObject(body)) return refuse('invalid', { faults });

  const segment = api.find(store, request.id ?? String(body[api.idName]));
  if (!segment) return refuse('unknown');
  const barrier = api.access(segment);
  if (barrier) return refuse(barrier);
  const conflicts = api.conflicts(store, segment, body);
  if (conflicts.length > 0) return refuse('invalid', { faults: conflicts });

  try {
    return jsonAnswer(200, api.present(store.save(segment, api.change(segment.fields, body))));
  } catch (error) {
    if (error instanceof StoreFailure) return refuse('failure');
    throw error;
  }
}
