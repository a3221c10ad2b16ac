import { ORDINARY_STATUSES, problem } from './answers.js';
import { ordinaryStages } from './ordinary-stages.js';
import type { Refusal, SegmentApi } from './segment-api.js';
import { orNull, record, text } from './value-rules.js';

const facts = {
  name: 'kibamail',
  method: 'PUT',
  path: '/v1/segments/{segmentId}',
  idName: 'segmentId',
  knownId: 'seg_1',
  bodyRequired: true,
  credentials: {},
  states: ['200'],
  refuse,
} as const;

/** Kibamail, "Update Segment": a PUT that updates in part. Member count and stamp are promised in prose only. */
export const kibamail: SegmentApi = {
  ...facts,
  ...ordinaryStages(facts),
  seed: () => [
    {
      id: facts.knownId,
      account: 'own',
      locked: false,
      fields: {
        name: 'Readers in Lagos',
        description: 'Opened a letter within a month',
        conditions: { field: 'city', operator: 'eq', value: 'Lagos' },
        memberCount: 12,
        updatedAt: '2024-02-01T08:00:00.000Z',
      },
    },
  ],
  check: (body) => checkBody(body, ''),
  change: (fields, { name, description, conditions }) => ({
    ...fields,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(conditions !== undefined && { conditions, memberCount: JSON.stringify(conditions).length }),
    updatedAt: new Date().toISOString(),
  }),
  present: ({ id, fields }) => ({ object: 'segment', id, ...fields }),
};

const checkBody = record({
  name: text({ min: 1, max: 100 }),
  description: orNull(text({ max: 500 })),
  // The page names three kinds of condition and prints the members of none: any object will do.
  conditions: record({}),
});

function refuse(refusal: Refusal) {
  return problem(ORDINARY_STATUSES[refusal.reason], refusal);
}
