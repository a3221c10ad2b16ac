import type { Change } from '../diff/change.js';
import { isObject, type JsonValue, ownValue } from '../pages/json-value.js';
import { recognisers } from '../pages/normalize-page.js';
import type { Draft } from '../pages/recogniser.js';
import { isPlaceholderHost } from '../pages/split-server.js';
import { valueAt } from '../source/json-pointer.js';

/** Changes to what no rendered page prints, whatever it describes. */
const neverRendered =
  /^(operation-id-changed|discriminator-changed|parameter-style-changed|parameter-writing-.*|.*response-header-.*|.*-encoding-changed|.*-additional-properties-.*|.*-keyword-.*)$/;
/** Changes to the schema of a body, a parameter or a response. */
const ofSchema =
  /^(?:required-|optional-)?(?:request|response)-(?:(?:type|format|values|limit|pattern|additional-properties|alternative|part|keyword|value)-|property-(?!added))/;

/** False for a change to what the page is silent about. */
export function isSaid({ code, new: place }: Change, draft: Draft): boolean {
  const isSilent = (key: string) => draft.notStated.some((mark) => mark.key === key);
  const isInferred = (key: string) => draft.inferred.some((mark) => mark.key === key);
  const isText = recognisers.some(({ format, reads }) => format === draft.format && reads === 'text');
  if (isText && neverRendered.test(code)) return false;
  if (code.startsWith('server-')) return !isSilent('servers') && !hasPlaceholder(draft.document);
  // A credential without a word on its scheme is taken for a key; with one, the scheme is inferred from what is printed.
  if (code.startsWith('security-'))
    return !isSilent('security') && (!isInferred('type') || isInferred('scheme'));
  if (/^(success|error)-response-removed$/.test(code))
    return !isSilent('responses') && !isInferred('responses');
  if (code === 'response-added') return !isInferred('responses');
  if (code === 'request-body-became-optional') return !isSilent('required');
  if (code.includes('-media-type-')) return !isInferred('content');
  return !ofSchema.test(code) || !isUnprinted(valueAt(draft.document, place?.pointer ?? ''), code, isText);
}

/** True for a schema, or a media type, that the page names without a word on what is in it. */
function isUnprinted(schema: unknown, code: string, isText: boolean): boolean {
  const value = schema as JsonValue | undefined;
  const silent = ownValue(value, 'x-not-stated');
  if (['type', 'properties', 'anyOf', 'schema'].some((key) => ownValue(silent, key) !== undefined))
    return true;
  const items = ownValue(value, 'items');
  if (isObject(items)) return isUnprinted(items, code, isText);
  // A rendered page shows the fields of an object on demand.
  const isFolded =
    [ownValue(value, 'type')].flat().includes('object') && ownValue(value, 'properties') === undefined;
  return isText && isFolded && code.endsWith('-property-removed');
}

function hasPlaceholder({ servers }: Draft['document']): boolean {
  const first = Array.isArray(servers) ? ownValue(servers[0], 'url') : undefined;
  return typeof first === 'string' && isPlaceholderHost(first);
}
