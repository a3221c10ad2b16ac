import { randomUUID } from 'node:crypto';
import { jsonAnswer, ORDINARY_STATUSES, sentenceFor } from './answers.js';
import { headerValue } from './credentials.js';
import type { JsonObject } from './json.js';
import { ordinaryStages } from './ordinary-stages.js';
import type { Refusal, SegmentApi } from './segment-api.js';
import { isObject, listOf, record, text } from './value-rules.js';

const HEADERS: Readonly<Record<string, string>> = {
  'API-ID': 'asapp-api-id',
  'API-Secret': 'asapp-api-secret',
};

const facts = {
  name: 'asapp',
  method: 'PATCH',
  path: '/configuration/v1/segments/{segmentId}',
  idName: 'segmentId',
  knownId: 'USER_SUPPORT',
  bodyRequired: true,
  credentials: { 'API-ID': 'partner-4711', 'API-Secret': 'q7Rk2vX9tLm3' },
  states: ['200', '403', '404', '409', '413', '429', '500', '503'],
  refuse,
} as const;

/** ASAPP, "Partial update a segment". */
export const asapp: SegmentApi = {
  ...facts,
  ...ordinaryStages(facts),
  seed: () => [
    {
      id: facts.knownId,
      account: 'own',
      locked: false,
      fields: { name: 'Support', query: { type: 'raw', raw: 'TRUE' }, structuredDataFieldIds: ['SENTIMENT'] },
    },
  ],
  authorises: (scheme, headers) =>
    headerValue(headers, HEADERS[scheme] ?? '') === (facts.credentials as Record<string, string>)[scheme],
  check: (body) => checkBody(body, ''),
  change: (fields, { name, query, structuredDataFieldIds }) => ({
    ...fields,
    ...(name !== undefined && { name }),
    ...(isObject(query) && { query: mergeQuery(fields.query as JsonObject, query) }),
    ...(structuredDataFieldIds !== undefined && { structuredDataFieldIds }),
  }),
  present: ({ id, fields }) => ({ id, ...fields }),
};

const checkBody = record({
  name: text(),
  query: record({
    type: text({ prose: { holds: (value) => value === 'raw', message: 'must be raw' } }),
    raw: text(),
  }),
  structuredDataFieldIds: listOf(text()),
});

function mergeQuery(old: JsonObject, { type, raw }: JsonObject): JsonObject {
  return { ...old, ...(type !== undefined && { type }), ...(raw !== undefined && { raw }) };
}

function refuse(refusal: Refusal) {
  const status = ORDINARY_STATUSES[refusal.reason];
  const headers: Record<string, string> = status === 429 ? { 'retry-after': '0' } : {};
  const error = { requestId: randomUUID(), code: `${status}-01`, message: sentenceFor(refusal) };
  return jsonAnswer(status, { error }, headers);
}
