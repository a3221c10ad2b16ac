import type { Json, JsonObject } from './json.js';
import type { SegmentApi } from './segment-api.js';
import { type Fault, isObject } from './value-rules.js';

/**
 * Two ways to keep every promise that clients seldom meet. `ornate`: late, in chunks, pretty-printed, header names in capitals, a
 * charset, properties that no page names, optional ones left out. `terse`: no provider states, every connection
 * closed, null where it may be, values as long as they may be, keys of free objects taken only where it knows them.
 */
export const variantNames = ['ornate', 'terse'] as const;
export type VariantName = (typeof variantNames)[number];

export const variants: Readonly<Record<VariantName, (api: SegmentApi) => Partial<SegmentApi>>> = {
  ornate: (api) => ({
    finish: (answer, request, store) => {
      const finished = api.finish(answer, request, store);
      if (finished.text !== undefined || !isObject(finished.body)) return finished;
      return { ...finished, body: withUnknowns(lacking(OPTIONAL[api.name], finished.body)) as JsonObject };
    },
  }),
  terse: (api) => ({
    seed: () =>
      api.seed().map((segment, index) => ({
        ...segment,
        fields: { ...segment.fields, ...(index === 0 && EXTREME[api.name](segment.fields)) },
      })),
    check: (body) => {
      const faults = api.check(body);
      return faults.length > 0 || api.name !== 'aiderx' ? faults : unknownAttributes(body);
    },
  }),
};

/** Properties that may be absent from an answer, an error in it, or the objects that it lists. */
const OPTIONAL: Readonly<Record<SegmentApi['name'], readonly string[]>> = {
  asapp: ['structuredDataFieldIds', 'code'],
  verbose: ['ok', 'error', 'segment'],
  sendgrid: ['email', 'list_ids', 'segment_ids', 'custom_field_name1', 'refreshes_used', 'max_refreshes'],
  kibamail: ['description'],
  aiderx: ['approximated_size', 'created_at', 'deprecated_properties', 'description', 'updated_at'],
};

/** Null where a page allows it, and values as long as it allows. */
const EXTREME: Readonly<Record<SegmentApi['name'], (fields: JsonObject) => JsonObject>> = {
  asapp: () => ({ name: '長'.repeat(4_000), structuredDataFieldIds: Array(500).fill('x'.repeat(200)) }),
  verbose: () => ({
    name: '長'.repeat(4_000),
    definition: { match: 'any', base_lead_list_id: null, created_from: null, created_to: null },
  }),
  sendgrid: ({ contacts_sample }) => ({
    name: '😀'.repeat(100),
    query_dsl: `SELECT ${Array(1_000).fill('contact_id').join(', ')} FROM contact_data`,
    contacts_count: Number.MAX_SAFE_INTEGER,
    contacts_sample: Array(50)
      .fill((contacts_sample as JsonObject[])[0])
      .map((contact) => ({ ...contact, email: LONGEST_ADDRESS, external_id: 'x'.repeat(254) })),
    parent_list_ids: [],
  }),
  kibamail: () => ({ name: '😀'.repeat(100), description: null }),
  aiderx: () => ({
    approximated_size: null,
    created_at: null,
    description: null,
    name: '長'.repeat(4_000),
    no: Number.MAX_SAFE_INTEGER,
    updated_at: null,
  }),
};

/** 254 characters (RFC 5321 sections 4.5.3.1.1 to 4.5.3.1.3). */
const LONGEST_ADDRESS = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`;

/** The page says that keys are codes of attributes, which it does not list. */
function unknownAttributes(body: Json): Fault[] {
  const names = ['properties', 'deprecated_properties'];
  return names.flatMap((name) => {
    const value = isObject(body) ? body[name] : undefined;
    const unknown = Object.keys(isObject(value) ? value : {}).find((key) => key !== 'age');
    return unknown === undefined
      ? []
      : [{ pointer: `/${name}/${unknown}`, rule: 'prose', message: 'is no attribute' }];
  });
}

function lacking(names: readonly string[], value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => lacking(names, item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !names.includes(name));
  return Object.fromEntries(
    kept.map(([name, inner]) => [
      name,
      Array.isArray(inner) || name === 'error' ? lacking(names, inner) : inner,
    ]),
  );
}

/** An object, and every object in a list of it, with properties that no page names. */
function withUnknowns(value: Json): Json {
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (!isObject(value)) return value;
  const inner = Object.entries(value).map(([name, item]) => [
    name,
    Array.isArray(item) ? withUnknowns(item) : item,
  ]);
  return { ...Object.fromEntries(inner), _revision: 7, _links: { self: null }, 'x-tags': [] };
}
