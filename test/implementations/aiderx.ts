import { ORDINARY_STATUSES, problem } from './answers.js';
import { ordinaryStages } from './ordinary-stages.js';
import type { Refusal, SegmentApi } from './segment-api.js';
import { isDateTime, isUuid } from './text-formats.js';
import { orNull, record, text, wholeNumber } from './value-rules.js';

const facts = {
  name: 'aiderx',
  method: 'PATCH',
  path: '/audiences/segments',
  idName: 'id',
  knownId: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  bodyRequired: true,
  credentials: { bearerAuth: 'a2-6Jv0sPq8dU' },
  states: ['200'],
  refuse,
} as const;

/** AiderX, "Update an audience segment": the id is in the body, the entity is kept as sent, `no` is the server's. */
export const aiderx: SegmentApi = {
  ...facts,
  ...ordinaryStages(facts),
  seed: () => [
    {
      id: facts.knownId,
      account: 'own',
      locked: false,
      fields: {
        approximated_size: 123,
        created_at: '2023-11-07T05:31:56Z',
        deprecated_properties: {},
        description: 'Between 20 and 39',
        management_type: 'selfmanaged',
        name: 'Young adults',
        no: 123,
        owner_id: '7b1e0c5a-93d1-4c9e-8f64-2a0d5e8b1c44',
        properties: { age: ['20s', '30s'] },
        updated_at: '2023-11-07T05:31:56Z',
      },
    },
  ],
  check: (body) => checkBody(body, ''),
  change: (fields, body) => {
    const sent = Object.entries(body).filter(([name]) => name !== 'id' && Object.hasOwn(properties, name));
    return { ...fields, ...Object.fromEntries(sent) };
  },
  present: ({ id, fields }) => ({ id, ...fields }),
};

const moment = orNull(text({ format: isDateTime }));
const properties = {
  id: text({ format: isUuid }),
  management_type: text({ words: ['selfmanaged', 'systemmanaged'] }),
  name: text(),
  owner_id: text({ format: isUuid }),
  approximated_size: orNull(wholeNumber),
  created_at: moment,
  deprecated_properties: record({}),
  description: orNull(text()),
  properties: record({}),
  updated_at: moment,
};
const checkBody = record(properties, ['id', 'management_type', 'name', 'owner_id']);

function refuse(refusal: Refusal) {
  const status = ORDINARY_STATUSES[refusal.reason];
  return problem(status, refusal, status === 401 ? { 'www-authenticate': 'Bearer' } : {});
}
