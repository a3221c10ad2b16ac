import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from '../json.js';
import type { ApiName } from '../segment-api.js';
import { answerSchemas } from './answer-schemas.js';
import type { Trial } from './requests.js';
import type { Received } from './send.js';

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(ajv);

const validators = new Map<ApiName, Map<number, ValidateFunction | null>>(
  Object.entries(answerSchemas).map(([api, schemas]) => [
    api as ApiName,
    new Map(
      Object.entries(schemas).map(([status, schema]) => [Number(status), schema && ajv.compile(schema)]),
    ),
  ]),
);

/** A finding as `code status pointer`; an empty place is written `-`. */
export function finding(code: string, status: string, pointer: string): string {
  return [code, status || '-', pointer || '-'].join(' ');
}

/** What one exchange shows, apart from its meaning; nothing if all is well. */
export function judge(
  api: ApiName,
  { kind, pointer }: Pick<Trial, 'kind' | 'pointer'>,
  received: Received,
): string[] {
  const { status } = received;
  const say = (code: string) => [finding(code, status === 0 ? '' : String(status), pointer)];
  if (status === 0) return [finding('server-error', '', '')];
  if (status >= 500) return say('server-error');
  const succeeded = status >= 200 && status < 300;
  switch (kind) {
    case 'valid':
      return succeeded ? judgeMessage(api, received) : say('rejected-valid-request');
    case 'invalid':
      return succeeded ? say('accepted-invalid-request') : judgeMessage(api, received);
    case 'credential':
      return succeeded ? say('credential-not-enforced') : expectStatus(401, api, received);
    case 'unknown':
      return succeeded ? say('unknown-id-accepted') : expectStatus(404, api, received);
    case 'method':
      if (succeeded) return say('undeclared-method-accepted');
      return received.headers.allow ? expectStatus(405, api, received) : say('no-allow-header');
    case 'open':
      return [];
  }
}

/** What the answer to a state's request shows. */
export function judgeState(api: ApiName, wanted: string, received: Received): string[] {
  if (received.status === 0) return [finding('server-error', '', '')];
  if (String(received.status) !== wanted) return [finding('state-not-honoured', String(received.status), '')];
  return judgeMessage(api, received);
}

function expectStatus(wanted: number, api: ApiName, received: Received): string[] {
  return received.status === wanted
    ? judgeMessage(api, received)
    : [finding('another-status', String(received.status), '')];
}

/** Holds the answer against what the page documents; refusals that it does not document pass. */
function judgeMessage(
  api: ApiName,
  { status, headers, text, isUtf8, complete, overlong }: Received,
): string[] {
  const say = (code: string, pointer = '') => [finding(code, String(status), pointer)];
  const validate = validators.get(api)?.get(status);
  if (validate === undefined && status < 400) return say('undocumented-status');
  if (!complete) return say('response-truncated');
  if (overlong) return say('response-overlong');
  if (!isUtf8) return say('response-body-charset');
  if (!validate) return [];
  if (headers['content-type']?.split(';')[0] !== 'application/json') return say('response-media-type');
  let body: Json;
  try {
    body = JSON.parse(text) as Json;
  } catch {
    return say('response-body-malformed');
  }
  return validate(body) ? [] : say('response-body-schema', validate.errors?.[0]?.instancePath);
}
