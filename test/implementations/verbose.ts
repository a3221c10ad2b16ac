import { jsonAnswer, ORDINARY_STATUSES, problem } from './answers.js';
import { ordinaryStages } from './ordinary-stages.js';
import type { Refusal, SegmentApi } from './segment-api.js';
import { isDateTime } from './text-formats.js';
import { anything, listOf, orNull, record, text, yesOrNo } from './value-rules.js';

const facts = {
  name: 'verbose',
  method: 'PATCH',
  path: '/api/public/segments/{id}',
  idName: 'id',
  knownId: 'seg_lapsed_buyers',
  bodyRequired: false,
  credentials: { bearerAuth: 'as_live_9f2c71d84e' },
  states: ['200', '404'],
  refuse,
} as const;

/** Verbose, "Update a segment". The answer's `ok` is documented; the segment beside it is an allowed addition. */
export const verbose: SegmentApi = {
  ...facts,
  ...ordinaryStages(facts),
  seed: () => [
    {
      id: facts.knownId,
      account: 'own',
      locked: false,
      fields: {
        name: 'Lapsed buyers',
        accept_orphans: false,
        definition: { match: 'all', conditions: [{ field: 'opted_in', op: 'eq', value: true }] },
      },
    },
  ],
  check: (body) => checkBody(body, ''),
  change: (fields, { name, accept_orphans, definition }) => ({
    ...fields,
    ...(name !== undefined && { name }),
    ...(accept_orphans !== undefined && { accept_orphans }),
    ...(definition !== undefined && { definition }),
  }),
  present: ({ id, fields }) => ({ ok: true, segment: { id, ...fields } }),
};

const match = text({ words: ['all', 'any'] });
const moment = orNull(text({ format: isDateTime }));
const conditions = listOf(record({ field: text(), op: text(), value: anything }, ['field', 'op', 'value']));

const checkBody = record({
  name: text(),
  accept_orphans: yesOrNo,
  definition: record({
    match,
    base_lead_list_id: orNull(text()),
    conditions,
    groups: listOf(record({ match, conditions })),
    created_from: moment,
    created_to: moment,
  }),
});

function refuse(refusal: Refusal) {
  const status = ORDINARY_STATUSES[refusal.reason];
  if (status === 404) return jsonAnswer(404, { ok: false, error: 'Not found' });
  return problem(status, refusal, status === 401 ? { 'www-authenticate': 'Bearer' } : {});
}
