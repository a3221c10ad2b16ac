import type { Json, JsonObject } from '../json.js';
import type { ApiName } from '../segment-api.js';

type Placed = readonly [pointer: string, body: JsonObject];

/** Bodies to send to one API; each is tested at `pointer`, a JSON Pointer into it. */
export interface Bodies {
  /** The smallest body that is accepted. */
  readonly smallest: JsonObject;
  readonly valid: readonly Placed[];
  /** Each breaks one documented rule, at the pointer. */
  readonly invalid: readonly Placed[];
  /** A valid body that changes what the smallest leaves alone. */
  readonly change: JsonObject;
  /** The same with a broken rule beside it. */
  readonly halfRight: JsonObject;
  /** More than half a megabyte, where the document sets no limit. */
  readonly huge: Placed;
}

const HUGE = 'x'.repeat(700_000);

const entity: JsonObject = {
  id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  management_type: 'selfmanaged',
  name: 'Young adults',
  owner_id: '7b1e0c5a-93d1-4c9e-8f64-2a0d5e8b1c44',
};
const condition: JsonObject = { field: 'clicks_total', op: 'gte', value: 3 };

const lacking = (name: string) => Object.fromEntries(Object.entries(entity).filter(([key]) => key !== name));
const entityWith = (name: string, ...values: Json[]): Placed[] =>
  values.map((value) => [`/${name}`, { ...entity, [name]: value }]);
const only = (name: string, ...values: Json[]): Placed[] =>
  values.map((value) => [`/${name}`, { [name]: value }]);
const defined = (name: string, ...values: Json[]): Placed[] =>
  values.map((value) => [`/definition/${name}`, { definition: { [name]: value } }]);
const conditionAt = (pointer: string, value: Json): Placed => [
  `/definition/conditions/0${pointer}`,
  { definition: { conditions: [value] } },
];
const groupAt = (pointer: string, value: Json): Placed => [
  `/definition/groups/0${pointer}`,
  { definition: { groups: [value] } },
];

export const bodies: Readonly<Record<ApiName, Bodies>> = {
  asapp: {
    smallest: {},
    change: { name: 'Changed' },
    halfRight: { name: 'Half', query: 5 },
    huge: ['/name', { name: HUGE }],
    valid: [
      ['', {}],
      ...only('name', 'Chat segment', 'Gespräch', '', 'x'.repeat(1000)),
      ...only('query', { type: 'raw', raw: 'FALSE' }, { raw: 'TRUE' }, {}),
      ...only('structuredDataFieldIds', [], ['INTENT'], ['INTENT', 'OUTCOME']),
      ['', { name: 'All', query: { type: 'raw', raw: 'TRUE' }, structuredDataFieldIds: ['INTENT'], more: 1 }],
      ...only('name', 'Last'),
    ],
    invalid: [
      ...only('name', null, 5, ['a']),
      ...only('query', null, 'TRUE', []),
      ['/query/type', { query: { type: 5 } }],
      ['/query/raw', { query: { raw: null } }],
      ['/query/raw', { query: { raw: {} } }],
      ...only('structuredDataFieldIds', null, 'INTENT', {}),
      ['/structuredDataFieldIds/0', { structuredDataFieldIds: [5] }],
      ['/structuredDataFieldIds/1', { structuredDataFieldIds: ['INTENT', 5] }],
      ['/structuredDataFieldIds/1', { structuredDataFieldIds: ['INTENT', null] }],
    ],
  },
  verbose: {
    smallest: {},
    change: { name: 'Changed' },
    halfRight: { name: 'Half', definition: 5 },
    huge: ['/name', { name: HUGE }],
    valid: [
      ['', {}],
      ...only('name', 'Lapsed', 'Schläfer', ''),
      ...only('accept_orphans', true, false),
      ...only('definition', {}, { match: 'any' }),
      ...defined('base_lead_list_id', 'list_7', null),
      ...defined('created_from', '2026-01-31T00:00:00Z', '2026-01-31T23:59:59.25+05:30', null),
      ...defined('created_to', '2024-02-29t00:00:00z', null),
      ...defined('conditions', [], [condition]),
      conditionAt('/value', { ...condition, value: 'x' }),
      conditionAt('/value', { ...condition, value: null }),
      groupAt('', {}),
      groupAt('/conditions', { match: 'all', conditions: [condition, condition] }),
    ],
    invalid: [
      ...only('name', null, 5),
      ...only('accept_orphans', null, 'true', 1),
      ...only('definition', null, 'all', []),
      ...defined('match', null, 1, 'none'),
      ...defined('base_lead_list_id', 5),
      ...defined('created_from', 5, 'yesterday', '2026-02-30T00:00:00Z'),
      ...defined('created_to', 5, '2026-01-31'),
      ...defined('conditions', null, {}),
      conditionAt('', 'clicks_total'),
      conditionAt('', { field: 'clicks_total', op: 'gte' }),
      conditionAt('', { field: 'clicks_total', value: 3 }),
      ['/definition/conditions/1', { definition: { conditions: [condition, { field: 'x', op: 'eq' }] } }],
      conditionAt('/field', { ...condition, field: 5 }),
      conditionAt('/op', { ...condition, op: null }),
      ...defined('groups', null, 'x'),
      groupAt('/match', { match: 'none' }),
      groupAt('/conditions', { conditions: {} }),
      groupAt('/conditions/0', { conditions: [{}] }),
      groupAt('/conditions/0/field', { conditions: [{ ...condition, field: 5 }] }),
      groupAt('/conditions/1/field', { conditions: [condition, { ...condition, field: 5 }] }),
    ],
  },
  sendgrid: {
    smallest: {},
    change: { name: 'Changed' },
    halfRight: { name: 'Half', query_dsl: 5 },
    huge: ['', { more: HUGE }],
    valid: [
      ['', {}],
      ...only('name', 'Miss Christine Morgan', 'Frühling', 'x', '0', 'x'.repeat(100), '😀'.repeat(100)),
      ...only('query_dsl', 'SELECT contact_id FROM contact_data', ' select 1'),
      ['', { name: 'Both', query_dsl: 'SELECT 1', more: true }],
      ['', {}],
      ...only('name', 'Last'),
    ],
    invalid: [...only('name', null, 5, '', 'x'.repeat(101)), ...only('query_dsl', null, 5, ['SELECT 1'])],
  },
  kibamail: {
    smallest: {},
    change: { name: 'Changed' },
    halfRight: { name: 'Half', conditions: 5 },
    huge: ['', { more: HUGE }],
    valid: [
      ['', {}],
      ...only('name', 'Readers', 'Lesér', '😀', 'x', 'x'.repeat(100)),
      ...only(
        'conditions',
        { field: 'country', operator: 'eq', value: 'US' },
        { subscribedToTopic: ['topic_123'] },
      ),
      ['/description', { name: 'Readers', description: 'All of them' }],
      ...only('description', 'Some of them', '', null, 'x'.repeat(500)),
      [
        '',
        {
          name: 'All',
          description: 'More',
          conditions: { $and: [{ field: 'age', operator: 'gte', value: 18 }] },
        },
      ],
      ...only('name', 'Last'),
    ],
    invalid: [
      ...only('name', null, 5, '', 'x'.repeat(101)),
      ...only('description', 5, 0, ['x'], 'x'.repeat(501)),
      ...only('conditions', null, 'all', []),
    ],
  },
  aiderx: {
    smallest: entity,
    change: { ...entity, description: 'Changed' },
    halfRight: { ...entity, description: 'Half', owner_id: 5 },
    huge: ['/name', { ...entity, name: HUGE }],
    valid: [
      ['', entity],
      ...entityWith('management_type', 'selfmanaged', 'systemmanaged'),
      ...entityWith('name', '', 'Junge Erwachsene, jünger', 'Young adults'),
      ...entityWith('owner_id', 'AB1E0C5A-93D1-4C9E-8F64-2A0D5E8B1C44'),
      ...entityWith('approximated_size', 0, -1, 1.0, 3_000_000_000, null, 7),
      ...entityWith('created_at', '2023-11-07T05:31:56Z', '2016-12-31T23:59:60Z', null),
      ...entityWith('updated_at', '2023-11-07T05:31:56.5-03:00', null),
      ...entityWith('description', 'Between 20 and 39', null),
      ...entityWith('deprecated_properties', {}, { age: 1 }),
      ...entityWith('properties', {}, { age: ['20s'] }),
      ['', { ...entity, approximated_size: 9, description: 'x', properties: { age: [] }, no: 5, more: 1 }],
      ['', entity],
    ],
    invalid: [
      ...Object.keys(entity).map((name) => ['', lacking(name)] as const),
      ...entityWith('id', null, 5, 'segment-1'),
      ...entityWith('management_type', null, 5, 'manual'),
      ...entityWith('name', null, 5),
      ...entityWith('owner_id', null, 5, 'owner-1'),
      ...entityWith('approximated_size', 'many', '5', 1.5),
      ...entityWith('created_at', 5, 'yesterday'),
      ...entityWith('updated_at', 5, '2023-13-07T05:31:56Z'),
      ...entityWith('description', 5),
      ...entityWith('deprecated_properties', null, []),
      ...entityWith('properties', null, 'x'),
    ],
  },
};
