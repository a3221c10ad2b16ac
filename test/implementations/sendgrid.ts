import { emptyAnswer, jsonAnswer, ORDINARY_STATUSES, problem, sentenceFor } from './answers.js';
import type { JsonObject } from './json.js';
import { ordinaryStages } from './ordinary-stages.js';
import type { Refusal, SegmentApi } from './segment-api.js';
import type { Segment } from './segment-store.js';
import { record, text } from './value-rules.js';

const facts = {
  name: 'sendgrid',
  method: 'PATCH',
  path: '/v3/marketing/segments/2.0/{segment_id}',
  idName: 'segment_id',
  knownId: '0f2f9c1a-6e0b-4b53-9d3c-5b7a1f0e8c11',
  bodyRequired: false,
  credentials: { bearerAuth: 'SG.nQ4w8ZtY1c.k3M7' },
  states: ['200', '429', '500'],
  refuse,
} as const;

/** SendGrid, "Update Segment" (Segments V2). */
export const sendgrid: SegmentApi = {
  ...facts,
  ...ordinaryStages(facts),
  seed: () => [
    segment(
      facts.knownId,
      'Spring visitors',
      "SELECT contact_id, updated_at FROM contact_data WHERE country = 'US'",
    ),
    segment(
      'c3b6a0de-2f51-4f0e-8a39-0d4e7b9c6a22',
      'Newsletter readers',
      'SELECT contact_id FROM contact_data',
    ),
  ],
  check: (body) => checkBody(body, ''),
  conflicts: (store, { id }, { name }) =>
    store.all().some((other) => other.id !== id && other.fields.name === name)
      ? [{ pointer: '/name', rule: 'prose', message: 'is the name of another segment' }]
      : [],
  change: (fields, { name, query_dsl }) => ({
    ...fields,
    ...(name !== undefined && { name }),
    ...(query_dsl !== undefined && { query_dsl }),
    updated_at: new Date().toISOString(),
  }),
  present: ({ id, fields }) => ({ id, ...fields }),
};

const checkBody = record({
  name: text({ min: 1, max: 100 }),
  query_dsl: text({
    prose: { holds: (value) => /^\s*select\b/i.test(value), message: 'must be a SELECT query' },
  }),
});

function segment(id: string, name: string, query: string): Segment {
  const fields: JsonObject = {
    name,
    query_dsl: query,
    contacts_count: 1,
    contacts_sample: [
      {
        id: '47d23ab0-d895-4359-a0d1-ffc7a6fc7e70',
        email: 'ada@example.com',
        alternate_emails: ['ada@example.org', 'ada@example.net'],
        first_name: 'Ada',
        last_name: 'Cole',
        address_line_1: '12 Main Street',
        address_line_2: '',
        city: 'Redwood City',
        state_province_region: 'CA',
        postal_code: 94063,
        country: 'USA',
        list_ids: ['5d1f3c1e-7a52-4f7e-9f0a-3f6b2f0c9d33'],
        custom_fields: { custom_field_name1: 'gold' },
        segment_ids: [id],
      },
    ],
    created_at: '2024-02-01T08:00:00.000Z',
    updated_at: '2024-02-01T08:00:00.000Z',
    sample_updated_at: '2024-02-01T09:00:00.000Z',
    next_sample_update: '2024-02-01T10:00:00.000Z',
    parent_list_ids: ['5d1f3c1e-7a52-4f7e-9f0a-3f6b2f0c9d33'],
    query_version: '2',
    status: { query_validation: 'VALID' },
    refreshes_used: 0,
    max_refreshes: 2,
  };
  return { id, account: 'own', locked: false, fields };
}

function refuse(refusal: Refusal) {
  switch (refusal.reason) {
    case 'media-type':
    case 'malformed':
    case 'no-body':
    case 'invalid':
      return jsonAnswer(400, { errors: errorsOf(refusal) });
    case 'failure':
      return jsonAnswer(500, { errors: errorsOf(refusal) });
    case 'rate-limit':
      return emptyAnswer(429, { 'retry-after': '0' });
    case 'unauthorised':
      return problem(401, refusal, { 'www-authenticate': 'Bearer' });
    default:
      return problem(ORDINARY_STATUSES[refusal.reason], refusal);
  }
}

function errorsOf(refusal: Refusal): JsonObject[] {
  if (!refusal.faults?.length) return [{ field: '', message: sentenceFor(refusal) }];
  return refusal.faults.map(({ pointer, message }) => ({ field: pointer.slice(1), message }));
}
