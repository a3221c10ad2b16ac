import { headerValue } from '../credentials.js';
import { isObject } from '../value-rules.js';
import {
  AS_EMPTY,
  AS_FAILURE,
  acceptsToken,
  bodyOn,
  converts,
  createsUnknown,
  delivers,
  failsOn,
  failsOnBytes,
  forgives,
  isNestedDeeper,
  latinOn,
  offersMethod,
  onList,
  onStatus,
  onUnreadable,
  opensWithout,
  refusesBody,
  shows,
  statusWhenSent,
  textOn,
} from './deviations.js';
import { mutantsOf } from './mutant.js';

export const verboseMutants = mutantsOf('verbose', [
  // What the answers look like.
  [
    'ok-as-text',
    'The 200 answer says ok as text.',
    ['response-body-schema', '200', '/ok'],
    shows('ok', () => 'true'),
  ],
  [
    'success-as-plain-text',
    'The 200 answer is the word OK.',
    ['response-media-type', '200', ''],
    onStatus(200, () => ({ mediaType: 'text/plain', text: 'OK' })),
  ],
  [
    'single-quotes',
    'The 200 answer is quoted in a way that JSON does not know.',
    ['response-body-malformed', '200', ''],
    textOn(200, (text) => text.replaceAll('"', "'")),
  ],
  [
    'created-status',
    'An update of the definition is answered 201, which is not documented.',
    ['undocumented-status', '201', ''],
    statusWhenSent('"definition"', 201),
  ],
  [
    'stops-in-mid-answer',
    'The connection closes before the last chunk of the 200 answer.',
    ['response-truncated', '200', ''],
    onStatus(200, () => ({ delivery: 'unfinished' })),
  ],
  [
    'not-found-with-object-error',
    'The error of a 404 is an object, not text.',
    ['response-body-schema', '404', '/error'],
    bodyOn(404, (body) => ({ ...body, error: { message: 'Not found' } })),
  ],
  [
    'not-found-as-html',
    'A 404 is answered with a page of HTML.',
    ['response-media-type', '404', ''],
    onStatus(404, () => ({ mediaType: 'text/html', text: '<h1>Not found</h1>' })),
  ],
  [
    'null-ok',
    'The ok of the 200 answer is null, which is not allowed.',
    ['response-body-schema', '200', '/ok'],
    shows('ok', () => null),
  ],
  [
    'not-found-cut-short',
    'The connection closes before the announced length of a 404 is sent.',
    ['response-truncated', '404', ''],
    delivers('cut', 404),
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
  [
    'not-found-stalls',
    'Half of a 404 is sent, then nothing.',
    ['response-truncated', '404', ''],
    delivers('stalled', 404),
  ],
  // What is let through.
  [
    'accepts-null-name',
    'A name of null is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'null'),
  ],
  [
    'accepts-orphans-of-any-type',
    'A value that is neither true nor false is accepted for accept_orphans.',
    ['accepted-invalid-request', '200', '/accept_orphans'],
    forgives(/^\/accept_orphans$/, 'type'),
  ],
  [
    'takes-text-for-true',
    'The text "true" is taken for true.',
    ['accepted-invalid-request', '200', '/accept_orphans'],
    converts('accept_orphans'),
  ],
  [
    'accepts-any-match',
    'A match that is neither all nor any is accepted.',
    ['accepted-invalid-request', '200', '/definition/match'],
    forgives(/^\/definition\/match$/, 'enum'),
  ],
  [
    'accepts-partial-condition',
    'A condition that lacks a required property is accepted.',
    ['accepted-invalid-request', '200', '/definition/conditions/0'],
    forgives(/^\/definition\/conditions\/0$/, 'required'),
  ],
  [
    'accepts-undated-start',
    'A created_from that is no date-time is accepted.',
    ['accepted-invalid-request', '200', '/definition/created_from'],
    forgives(/^\/definition\/created_from$/, 'format'),
  ],
  [
    'accepts-numeric-group-field',
    'A field that is not text is accepted in the second condition of a group.',
    ['accepted-invalid-request', '200', '/definition/groups/0/conditions/1/field'],
    forgives(/^\/definition\/groups\/\d+\/conditions\/[1-9]\d*\/field$/, 'type'),
  ],
  [
    'accepts-numeric-first-group-field',
    'A field that is not text is accepted in the first condition of a group.',
    ['accepted-invalid-request', '200', '/definition/groups/0/conditions/0/field'],
    forgives(/^\/definition\/groups\/\d+\/conditions\/0\/field$/, 'type'),
  ],
  [
    'accepts-any-media-type',
    'A body of another media type is taken for an empty update.',
    ['accepted-invalid-request', '200', ''],
    onUnreadable('media-type', AS_EMPTY),
  ],
  [
    'accepts-list-body',
    'A list where an object is due is taken for an empty update.',
    ['accepted-invalid-request', '200', ''],
    onList(AS_EMPTY),
  ],
  [
    'accepts-longer-token',
    'A token that only begins with the right one is accepted.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    acceptsToken((given, right) => given.startsWith(right)),
  ],
  [
    'creates-unknown-segments',
    'An id that never existed is answered 200.',
    ['unknown-id-accepted', '200', '/id'],
    createsUnknown,
  ],
  [
    'offers-get',
    'GET, which is not documented, is answered 200.',
    ['undeclared-method-accepted', '200', ''],
    offersMethod('GET', 200),
  ],
  [
    'restores-removed-segments',
    'An update of a removed segment brings it back.',
    ['state-not-honoured', '200', ''],
    (correct) => ({
      find: (store, id) => {
        const model = store.get(correct.knownId);
        return correct.find(store, id) ?? (model && store.wasRemoved(id) ? { ...model, id } : undefined);
      },
    }),
  ],
  [
    'accepts-null-op',
    'An op of null is accepted in a condition.',
    ['accepted-invalid-request', '200', '/definition/conditions/0/op'],
    forgives(/^\/definition\/conditions\/\d+\/op$/, 'null'),
  ],
  [
    'accepts-any-scheme',
    'The token is accepted behind any word.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    (correct) => ({
      authorises: (scheme, headers) =>
        /^\w+ (\S+)$/.exec(headerValue(headers, 'authorization') ?? '')?.[1] === correct.credentials[scheme],
    }),
  ],
  [
    'asks-for-no-token',
    'A request without a token is carried out.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    opensWithout('authorization'),
  ],
  [
    'accepts-partial-second-condition',
    'A second condition that lacks a required property is accepted.',
    ['accepted-invalid-request', '200', '/definition/conditions/1'],
    forgives(/^\/definition\/conditions\/[1-9]\d*$/, 'required'),
  ],
  // What is refused, or breaks the server.
  [
    'refuses-null-end',
    'A created_to of null is refused.',
    ['rejected-valid-request', '422', '/definition/created_to'],
    refusesBody(
      '/definition/created_to',
      ({ definition }) => isObject(definition) && definition.created_to === null,
    ),
  ],
  [
    'fails-on-broken-json',
    'A body that is not JSON makes the server fail.',
    ['server-error', '500', ''],
    onUnreadable('malformed', AS_FAILURE),
  ],
  [
    'fails-without-body',
    'A request without a body makes the server fail.',
    ['server-error', '500', ''],
    (correct) => ({
      read: (request, bodyLimit) => (request.size === 0 ? AS_FAILURE : correct.read(request, bodyLimit)),
    }),
  ],
  [
    'fails-on-null-list',
    'A base_lead_list_id of null makes the server fail.',
    ['server-error', '500', '/definition/base_lead_list_id'],
    failsOn(({ definition }) => isObject(definition) && definition.base_lead_list_id === null),
  ],
  [
    'fails-on-offset',
    'A created_from that is not in UTC makes the server fail.',
    ['server-error', '500', '/definition/created_from'],
    failsOn(
      ({ definition }) => isObject(definition) && /[+-]\d\d:\d\d$/.test(String(definition.created_from)),
    ),
  ],
  [
    'refuses-empty-conditions',
    'An empty list of conditions is refused.',
    ['rejected-valid-request', '422', '/definition/conditions'],
    refusesBody(
      '/definition/conditions',
      ({ definition }) =>
        isObject(definition) && Array.isArray(definition.conditions) && definition.conditions.length === 0,
    ),
  ],
  [
    'fails-on-nul',
    'A name with a NUL makes the server fail.',
    ['server-error', '500', '/name'],
    failsOn(({ name }) => String(name).includes('\0')),
  ],
  [
    'silent-on-unknown-segments',
    'An unknown id is never answered.',
    ['server-error', '', ''],
    delivers('held', 404),
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
]);
