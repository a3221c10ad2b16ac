import { emptyAnswer } from './answers.js';
import { bearerToken } from './credentials.js';
import { readBody } from './read-body.js';
import type { SegmentApi } from './segment-api.js';

type Facts = Pick<SegmentApi, 'method' | 'bodyRequired' | 'credentials' | 'refuse'>;
type Ordinary = Pick<
  SegmentApi,
  'otherMethod' | 'authorises' | 'obstacle' | 'read' | 'find' | 'access' | 'conflicts' | 'finish'
>;

/** The stages in which the five APIs do not differ. */
export function ordinaryStages(facts: Facts): Ordinary {
  return {
    otherMethod: (request) =>
      request.method === 'OPTIONS'
        ? emptyAnswer(204, { allow: facts.method })
        : withHeader(facts.refuse({ reason: 'method' }), 'allow', facts.method),
    authorises: (scheme, headers) => bearerToken(headers) === facts.credentials[scheme],
    obstacle: ({ maintenance, rateLimited }) =>
      maintenance ? 'maintenance' : rateLimited ? 'rate-limit' : undefined,
    read: (request, bodyLimit) => readBody(request, bodyLimit, facts.bodyRequired),
    find: (store, id) => store.get(id),
    access: (segment) => (segment.account === 'other' ? 'forbidden' : segment.locked ? 'locked' : undefined),
    conflicts: () => [],
    finish: (answer) => answer,
  };
}

function withHeader(answer: ReturnType<SegmentApi['refuse']>, name: string, value: string) {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}
