import { headerValue } from '../credentials.js';
import { isObject } from '../value-rules.js';
import {
  AS_EMPTY,
  AS_FAILURE,
  bodyOn,
  createsUnknown,
  delivers,
  disregards,
  failsOn,
  failsOnBytes,
  forgets,
  forgives,
  isNestedDeeper,
  latinOn,
  losesUpdateOf,
  offersMethod,
  onList,
  onStatus,
  onUnreadable,
  refusesBody,
  shows,
  showsBefore,
  statusWhenSent,
  textOn,
  wipes,
  without,
  writesBehind,
} from './deviations.js';
import { mutantsOf } from './mutant.js';

const withoutInError = (name: string) => (body: Parameters<typeof without>[0]) =>
  isObject(body) ? { error: without(body.error, name) } : {};

export const asappMutants = mutantsOf('asapp', [
  // What the answers look like.
  [
    'id-as-number',
    'The id in the 200 answer is a number.',
    ['response-body-schema', '200', '/id'],
    shows('id', () => 7),
  ],
  [
    'trailing-comma',
    'The 200 answer ends in a comma that JSON does not allow.',
    ['response-body-malformed', '200', ''],
    textOn(200, (text) => text.replace(/\}$/, ',}')),
  ],
  [
    'html-success',
    'The 200 answer is labelled as HTML.',
    ['response-media-type', '200', ''],
    onStatus(200, () => ({ mediaType: 'text/html' })),
  ],
  [
    'accepted-status',
    'An update of the query is answered 202, which is not documented.',
    ['undocumented-status', '202', ''],
    statusWhenSent('"query"', 202),
  ],
  [
    'cut-short',
    'The connection closes before the announced length of the 200 answer is sent.',
    ['response-truncated', '200', ''],
    onStatus(200, () => ({ delivery: 'cut' })),
  ],
  [
    'unauthorised-without-request-id',
    'The error of a 401 lacks its requestId.',
    ['response-body-schema', '401', '/error'],
    bodyOn(401, withoutInError('requestId')),
  ],
  [
    'forbidden-without-message',
    'The error of a 403 lacks its message.',
    ['response-body-schema', '403', '/error'],
    bodyOn(403, withoutInError('message')),
  ],
  [
    'not-found-without-request-id',
    'The error of a 404 lacks its requestId.',
    ['response-body-schema', '404', '/error'],
    bodyOn(404, withoutInError('requestId')),
  ],
  [
    'conflict-with-numeric-code',
    'The code in the error of a 409 is a number.',
    ['response-body-schema', '409', '/error/code'],
    bodyOn(409, ({ error }) => ({ error: { ...(isObject(error) && error), code: 409 } })),
  ],
  [
    'too-large-as-html',
    'A 413 is answered with a page of HTML.',
    ['response-media-type', '413', ''],
    onStatus(413, () => ({ mediaType: 'text/html', text: '<h1>413 Request Entity Too Large</h1>' })),
  ],
  [
    'invalid-with-listed-messages',
    'The message in the error of a 422 is a list.',
    ['response-body-schema', '422', '/error/message'],
    bodyOn(422, ({ error }) => ({ error: { ...(isObject(error) && error), message: ['invalid'] } })),
  ],
  [
    'rate-limit-with-text-error',
    'The error of a 429 is text, not an object.',
    ['response-body-schema', '429', '/error'],
    bodyOn(429, () => ({ error: 'Too many requests' })),
  ],
  [
    'failure-with-null-error',
    'The error of a 500 is null, which is not allowed.',
    ['response-body-schema', '500', '/error'],
    bodyOn(500, () => ({ error: null })),
  ],
  [
    'maintenance-with-broken-json',
    'The JSON of a 503 is not closed.',
    ['response-body-malformed', '503', ''],
    textOn(503, (text) => text.slice(0, -1)),
  ],
  [
    'second-field-id-as-number',
    'The second of the structured data field ids is a number.',
    ['response-body-schema', '200', '/structuredDataFieldIds/1'],
    shows('structuredDataFieldIds', () => ['SENTIMENT', 7]),
  ],
  [
    'rate-limit-cut-short',
    'The connection closes before the announced length of a 429 is sent.',
    ['response-truncated', '429', ''],
    delivers('cut', 429),
  ],
  [
    'longer-than-announced',
    'The 200 answer goes on past its announced length.',
    ['response-overlong', '200', ''],
    delivers('overlong', 200),
  ],
  [
    'latin-letters',
    'The 200 answer holds a letter in Latin-1.',
    ['response-body-charset', '200', ''],
    latinOn(200),
  ],
  // What is let through.
  [
    'accepts-null-name',
    'A name of null is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'null'),
  ],
  [
    'accepts-numeric-field-id',
    'A structured data field id that is not text is accepted.',
    ['accepted-invalid-request', '200', '/structuredDataFieldIds/0'],
    forgives(/^\/structuredDataFieldIds\/0$/, 'type'),
  ],
  [
    'accepts-broken-json',
    'A body that is not JSON is taken for an empty update.',
    ['accepted-invalid-request', '200', ''],
    onUnreadable('malformed', AS_EMPTY),
  ],
  [
    'accepts-no-body',
    'A missing body is taken for an empty update.',
    ['accepted-invalid-request', '200', ''],
    onUnreadable('no-body', AS_EMPTY),
  ],
  [
    'ignores-api-id',
    'The header asapp-api-id is not looked at.',
    ['credential-not-enforced', '200', '/API-ID'],
    (correct) => ({
      authorises: (scheme, headers) => scheme === 'API-ID' || correct.authorises(scheme, headers),
    }),
  ],
  [
    'accepts-cut-secret',
    'The beginning of the API secret is as good as the whole.',
    ['credential-not-enforced', '200', '/API-Secret'],
    (correct) => ({
      authorises: (scheme, headers) => {
        const given = headerValue(headers, 'asapp-api-secret');
        if (scheme !== 'API-Secret' || !given) return correct.authorises(scheme, headers);
        return correct.credentials['API-Secret']?.startsWith(given) ?? false;
      },
    }),
  ],
  [
    'creates-unknown-segments',
    'An id that never existed is answered 200.',
    ['unknown-id-accepted', '200', '/segmentId'],
    createsUnknown,
  ],
  [
    'offers-delete',
    'DELETE, which is not documented, is answered 204.',
    ['undeclared-method-accepted', '204', ''],
    offersMethod('DELETE', 204),
  ],
  [
    'ignores-locks',
    'A segment that another operation holds is updated all the same.',
    ['state-not-honoured', '200', ''],
    (correct) => ({ access: (segment) => correct.access({ ...segment, locked: false }) }),
  ],
  [
    'never-in-maintenance',
    'Maintenance is announced, and requests are answered as ever.',
    ['state-not-honoured', '200', ''],
    disregards('maintenance'),
  ],
  [
    'ignores-api-secret',
    'The header asapp-api-secret is not looked at.',
    ['credential-not-enforced', '200', '/API-Secret'],
    (correct) => ({
      authorises: (scheme, headers) => scheme === 'API-Secret' || correct.authorises(scheme, headers),
    }),
  ],
  [
    'never-too-large',
    'The limit of the body is lowered, and requests are answered as ever.',
    ['state-not-honoured', '200', ''],
    (correct) => ({ read: (request) => correct.read(request, request.size) }),
  ],
  [
    'conflict-as-unknown',
    'A segment that another operation holds is answered 404.',
    ['state-not-honoured', '404', ''],
    (correct) => ({ access: (segment) => (segment.locked ? 'unknown' : correct.access(segment)) }),
  ],
  [
    'conflict-as-locked',
    'A segment that another operation holds is answered 423, which is not documented.',
    ['state-not-honoured', '423', ''],
    onStatus(409, () => ({ status: 423 })),
  ],
  [
    'accepts-numeric-second-field-id',
    'A second structured data field id that is not text is accepted.',
    ['accepted-invalid-request', '200', '/structuredDataFieldIds/1'],
    forgives(/^\/structuredDataFieldIds\/[1-9]\d*$/, 'type'),
  ],
  // What is refused, or breaks the server.
  [
    'refuses-empty-list',
    'An empty list of structured data fields, the example of the page, is refused.',
    ['rejected-valid-request', '422', '/structuredDataFieldIds'],
    refusesBody(
      '/structuredDataFieldIds',
      ({ structuredDataFieldIds: ids }) => Array.isArray(ids) && ids.length === 0,
    ),
  ],
  [
    'fails-on-list-body',
    'A list where an object is due makes the server fail.',
    ['server-error', '500', ''],
    onList(AS_FAILURE),
  ],
  [
    'fails-on-accents',
    'A name with letters beyond ASCII makes the server fail.',
    ['server-error', '500', '/name'],
    failsOn(({ name }) => typeof name === 'string' && /\P{ASCII}/u.test(name)),
  ],
  [
    'fails-on-nul',
    'A name with a NUL makes the server fail.',
    ['server-error', '500', '/name'],
    failsOn(({ name }) => String(name).includes('\0')),
  ],
  [
    'silent-in-maintenance',
    'Requests during maintenance are never answered.',
    ['server-error', '', ''],
    delivers('held', 503),
  ],
  [
    'fails-on-depth',
    'A body nested deeper than 500 levels makes the server fail.',
    ['server-error', '500', ''],
    failsOnBytes(isNestedDeeper(500)),
  ],
  [
    'fails-on-half-a-megabyte',
    'A body of more than half a megabyte makes the server fail.',
    ['server-error', '500', '/name'],
    failsOnBytes((_bytes, size) => size > 524_288),
  ],
  // What the answers mean.
  [
    'answers-another-id',
    'The answer carries the id of another segment.',
    ['wrong-id-returned', '200', '/id'],
    shows('id', () => 'BILLING_SUPPORT'),
  ],
  [
    'forgets-name',
    'A name that was sent is not kept.',
    ['sent-value-not-returned', '200', '/name'],
    forgets('name'),
  ],
  [
    'wipes-field-ids',
    'The structured data field ids are emptied by an update that does not name them.',
    ['unsent-value-changed', '200', '/structuredDataFieldIds'],
    wipes('structuredDataFieldIds', []),
  ],
  [
    'shows-the-name-before',
    'The answer shows the name as it was before the update.',
    ['sent-value-not-returned', '200', '/name'],
    showsBefore('name'),
  ],
  [
    'loses-the-name',
    'The answer shows the new name, which the next request does not find.',
    ['unsent-value-changed', '200', '/name'],
    losesUpdateOf('name'),
  ],
  [
    'writes-behind-401',
    'An update without the right credentials is answered 401, and carried out.',
    ['refused-request-wrote', '401', ''],
    writesBehind(401),
  ],
  [
    'writes-half',
    'What is right in a refused update is written.',
    ['refused-request-wrote', '422', ''],
    writesBehind(422),
  ],
]);
