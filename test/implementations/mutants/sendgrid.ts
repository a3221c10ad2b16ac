import { headerValue } from '../credentials.js';
import type { Json, JsonObject } from '../json.js';
import { isObject } from '../value-rules.js';
import {
  AS_EMPTY,
  AS_FAILURE,
  acceptsToken,
  bodyOn,
  delivers,
  disregards,
  failsOn,
  failsOnBytes,
  forgets,
  forgives,
  isNestedDeeper,
  isNotJson,
  keepsStamp,
  latinOn,
  losesUpdateOf,
  offersMethod,
  onList,
  onUnreadable,
  refusesBody,
  rewrites,
  shows,
  showsBefore,
  statusWhenSent,
  wipes,
  without,
  writesBehind,
} from './deviations.js';
import { mutantsOf } from './mutant.js';

const contactShows = (name: string, value: Json) =>
  shows('contacts_sample', ({ contacts_sample }) =>
    (Array.isArray(contacts_sample) ? contacts_sample : []).map((contact) => ({
      ...(isObject(contact) && contact),
      [name]: value,
    })),
  );

const secondContactShows = (name: string, value: Json) =>
  shows('contacts_sample', ({ contacts_sample }) =>
    (Array.isArray(contacts_sample) ? contacts_sample : []).flatMap((contact) => [
      contact,
      { ...(isObject(contact) && contact), [name]: value },
    ]),
  );

const firstErrorWithout = (name: string) => (body: JsonObject) => ({
  errors: (Array.isArray(body.errors) ? body.errors : []).map((error) => without(error, name)).slice(0, 1),
});

export const sendgridMutants = mutantsOf('sendgrid', [
  // What the answers look like.
  [
    'omits-status',
    'The 200 answer lacks the required status.',
    ['response-body-schema', '200', ''],
    bodyOn(200, (body) => without(body, 'status')),
  ],
  [
    'count-as-text',
    'The contacts_count is text.',
    ['response-body-schema', '200', '/contacts_count'],
    shows('contacts_count', () => '1'),
  ],
  [
    'null-next-sample',
    'The next_sample_update is null, which is not allowed.',
    ['response-body-schema', '200', '/next_sample_update'],
    shows('next_sample_update', () => null),
  ],
  [
    'status-without-validation',
    'The status lacks its required query_validation.',
    ['response-body-schema', '200', '/status'],
    shows('status', () => ({})),
  ],
  [
    'postal-code-as-text',
    'The postal code of a sampled contact is text.',
    ['response-body-schema', '200', '/contacts_sample/0/postal_code'],
    contactShows('postal_code', '94063'),
  ],
  [
    'empty-city',
    'The city of a sampled contact is empty, which its pattern does not allow.',
    ['response-body-schema', '200', '/contacts_sample/0/city'],
    contactShows('city', ''),
  ],
  [
    'list-id-not-uuid',
    'The id of a list of a sampled contact is no UUID.',
    ['response-body-schema', '200', '/contacts_sample/0/list_ids/0'],
    contactShows('list_ids', ['list-17']),
  ],
  [
    'repeated-alternate-email',
    'A sampled contact has the same alternate address twice.',
    ['response-body-schema', '200', '/contacts_sample/0/alternate_emails'],
    contactShows('alternate_emails', ['ada@example.org', 'ada@example.org']),
  ],
  [
    'accepted-status',
    'An update of the query is answered 202, which is not documented.',
    ['undocumented-status', '202', ''],
    statusWhenSent('"query_dsl"', 202),
  ],
  [
    'single-error',
    'A 400 carries one error in the place of the list.',
    ['response-body-schema', '400', ''],
    bodyOn(400, () => ({ error: 'Bad request' })),
  ],
  [
    'error-without-field',
    'The errors of a 400 do not name the field.',
    ['response-body-schema', '400', '/errors/0'],
    bodyOn(400, firstErrorWithout('field')),
  ],
  [
    'failure-without-errors',
    'A 500 carries an empty object.',
    ['response-body-schema', '500', ''],
    bodyOn(500, () => ({})),
  ],
  [
    'second-contact-in-numbered-country',
    'The country of the second sampled contact is a number.',
    ['response-body-schema', '200', '/contacts_sample/1/country'],
    secondContactShows('country', 1),
  ],
  [
    'overlong-email',
    'The e-mail address of the second sampled contact has one character more than allowed.',
    ['response-body-schema', '200', '/contacts_sample/1/email'],
    secondContactShows(
      'email',
      `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.com`,
    ),
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
    'accepts-long-name',
    'A name of more than 100 characters is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'maxLength'),
  ],
  [
    'accepts-empty-name',
    'An empty name is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'minLength'),
  ],
  [
    'accepts-null-query',
    'A query_dsl of null is accepted.',
    ['accepted-invalid-request', '200', '/query_dsl'],
    forgives(/^\/query_dsl$/, 'null'),
  ],
  [
    'accepts-list-body',
    'A list where an object is due is taken for an empty update.',
    ['accepted-invalid-request', '200', ''],
    onList(AS_EMPTY),
  ],
  [
    'asks-for-no-key',
    'A request without an API key is carried out.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    (correct) => ({
      authorises: (scheme, headers) =>
        headerValue(headers, 'authorization') === undefined || correct.authorises(scheme, headers),
    }),
  ],
  [
    'compares-key-lengths',
    'Any API key of the right length is accepted.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    acceptsToken((given, right) => given.length === right.length),
  ],
  [
    'key-in-any-case',
    'The letters of the API key are compared in any case, as some databases do.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    acceptsToken((given, right) => given.toLowerCase() === right.toLowerCase()),
  ],
  [
    'offers-get',
    'GET, which is not documented for this page, is answered 200.',
    ['undeclared-method-accepted', '200', ''],
    offersMethod('GET', 200),
  ],
  [
    'never-limits',
    'The rate limit is exhausted, and requests are answered as ever.',
    ['state-not-honoured', '200', ''],
    disregards('rateLimited'),
  ],
  [
    'accepts-numeric-name',
    'A name that is a number is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'type'),
  ],
  [
    'never-fails',
    'The store is broken, and updates are answered as ever.',
    ['state-not-honoured', '200', ''],
    (correct) => ({
      find: (store, id) => {
        store.conditions.storeFailing = false;
        return correct.find(store, id);
      },
    }),
  ],
  // What is refused, or breaks the server.
  [
    'counts-bytes',
    'A name of more than 100 bytes is refused, though it has fewer characters.',
    ['rejected-valid-request', '400', '/name'],
    refusesBody('/name', ({ name }) => Buffer.byteLength(String(name)) > 100),
  ],
  [
    'refuses-longest-name',
    'A name of exactly 100 characters is refused.',
    ['rejected-valid-request', '400', '/name'],
    refusesBody('/name', ({ name }) => typeof name === 'string' && [...name].length === 100),
  ],
  [
    'fails-on-broken-json',
    'A body that is not JSON makes the server fail.',
    ['server-error', '500', ''],
    onUnreadable('malformed', AS_FAILURE),
  ],
  [
    'fails-on-shortest-name',
    'A name of one character makes the server fail.',
    ['server-error', '500', '/name'],
    failsOn(({ name }) => typeof name === 'string' && [...name].length === 1),
  ],
  [
    'fails-on-nul',
    'A name with a NUL makes the server fail.',
    ['server-error', '500', '/name'],
    failsOn(({ name }) => String(name).includes('\0')),
  ],
  [
    'silent-on-broken-json',
    'A body that is not JSON is never answered.',
    ['server-error', '', ''],
    delivers('held', 400, isNotJson),
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
    ['server-error', '500', ''],
    failsOnBytes((_bytes, size) => size > 524_288),
  ],
  // What the answers mean.
  [
    'answers-another-id',
    'The answer carries the id of another segment.',
    ['wrong-id-returned', '200', '/id'],
    shows('id', () => 'c3b6a0de-2f51-4f0e-8a39-0d4e7b9c6a22'),
  ],
  [
    'forgets-name',
    'A name that was sent is not kept.',
    ['sent-value-not-returned', '200', '/name'],
    forgets('name'),
  ],
  [
    'forgets-emoji',
    'An emoji in the name is kept as a question mark.',
    ['sent-value-not-returned', '200', '/name'],
    rewrites('name', (text) => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '?')),
  ],
  [
    'forgets-a-name-of-0',
    'The name "0" is taken for none.',
    ['sent-value-not-returned', '200', '/name'],
    rewrites('name', (text) => (text === '0' ? undefined : text)),
  ],
  [
    'empties-query',
    'An update of nothing empties the query.',
    ['unsent-value-changed', '200', '/query_dsl'],
    (correct) => ({
      change: (fields, body) => ({
        ...correct.change(fields, body),
        ...(Object.keys(body).length === 0 && { query_dsl: '' }),
      }),
    }),
  ],
  [
    'wipes-query',
    'The query is emptied by an update that does not name it.',
    ['unsent-value-changed', '200', '/query_dsl'],
    wipes('query_dsl', ''),
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
    ['refused-request-wrote', '400', ''],
    writesBehind(400),
  ],
  [
    'keeps-the-stamp',
    'The updated_at does not move with a change.',
    ['stamp-not-refreshed', '200', '/updated_at'],
    keepsStamp('updated_at'),
  ],
  [
    'stamp-in-words',
    'The updated_at is not ISO 8601.',
    ['time-not-iso', '200', '/updated_at'],
    shows('updated_at', () => 'a minute ago'),
  ],
]);
