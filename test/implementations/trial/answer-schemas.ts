import type { ApiName } from '../segment-api.js';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const whole = { type: 'integer' };
const uuid = { type: 'string', format: 'uuid' };
const email = { type: 'string', format: 'email', minLength: 3, maxLength: 254 };
const orNull = (type: string, more: Schema = {}) => ({ type: [type, 'null'], ...more });
const object = (properties: Schema, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});
const list = (items: Schema, more: Schema = {}) => ({ type: 'array', items, ...more });
const all = (properties: Schema, ...optional: string[]) =>
  object(
    properties,
    Object.keys(properties).filter((name) => !optional.includes(name)),
  );

const asappError = object({
  error: object({ requestId: text, message: text, code: text }, ['requestId', 'message']),
});
const sendgridErrors = all({ errors: list(all({ field: text, message: text })) });
const contact = all(
  {
    id: { ...uuid, maxLength: 36 },
    email,
    list_ids: list(uuid, { uniqueItems: true }),
    segment_ids: list(uuid, { uniqueItems: true }),
    alternate_emails: list(email, { uniqueItems: true }),
    first_name: { ...text, minLength: 1 },
    last_name: { ...text, minLength: 1 },
    address_line_1: text,
    address_line_2: text,
    city: { ...text, pattern: '^[a-zA-Z\\u0080-\\u024F\\s/\\-)(`."\']+$' },
    state_province_region: text,
    postal_code: whole,
    country: text,
    custom_fields: object({}),
  },
  'email',
  'list_ids',
  'segment_ids',
);

/** What each page documents of its answers, by status, read off the pages by hand; null: no body is described. */
export const answerSchemas: Readonly<Record<ApiName, Readonly<Record<number, Schema | null>>>> = {
  asapp: {
    200: object({
      id: text,
      name: text,
      query: object({ type: text, raw: text }),
      structuredDataFieldIds: list(text),
    }),
    ...Object.fromEntries(
      [400, 401, 403, 404, 409, 413, 422, 429, 500, 503].map((status) => [status, asappError]),
    ),
  },
  verbose: {
    200: object({ ok: { type: 'boolean' } }),
    404: object({ ok: { type: 'boolean' }, error: text }),
  },
  sendgrid: {
    200: all({
      id: { ...uuid, minLength: 36, maxLength: 36 },
      name: { ...text, minLength: 1, maxLength: 100 },
      query_dsl: text,
      contacts_count: whole,
      contacts_sample: list(contact),
      created_at: text,
      updated_at: text,
      sample_updated_at: text,
      next_sample_update: text,
      parent_list_ids: list(text, { uniqueItems: true }),
      query_version: text,
      status: object({ query_validation: text, error_message: text }, ['query_validation']),
    }),
    400: sendgridErrors,
    429: null,
    500: sendgridErrors,
  },
  kibamail: {
    200: all(
      {
        object: { const: 'segment' },
        id: text,
        name: text,
        description: orNull('string'),
        conditions: { type: 'object' },
      },
      'description',
    ),
  },
  aiderx: {
    200: all(
      {
        id: uuid,
        management_type: { enum: ['selfmanaged', 'systemmanaged'] },
        name: text,
        no: whole,
        owner_id: uuid,
        approximated_size: orNull('integer'),
        created_at: orNull('string', { format: 'date-time' }),
        deprecated_properties: { type: 'object' },
        description: orNull('string'),
        properties: { type: 'object' },
        updated_at: orNull('string', { format: 'date-time' }),
      },
      'approximated_size',
      'created_at',
      'deprecated_properties',
      'description',
      'properties',
      'updated_at',
    ),
  },
};
