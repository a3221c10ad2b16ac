import type { Json, JsonObject } from '../json.js';
import { isObject } from '../value-rules.js';
import {
  AS_EMPTY,
  AS_FAILURE,
  bodyOn,
  createsUnknown,
  delivers,
  failsOn,
  failsOnBytes,
  forgets,
  forgives,
  isNestedDeeper,
  keepsStamp,
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

export const kibamailMutants = mutantsOf('kibamail', [
  // What the answers look like.
  [
    'omits-object',
    'The 200 answer lacks the required object.',
    ['response-body-schema', '200', ''],
    bodyOn(200, (body) => without(body, 'object')),
  ],
  [
    'object-in-plural',
    'The object of the 200 answer is another word than segment.',
    ['response-body-schema', '200', '/object'],
    shows('object', () => 'segments'),
  ],
  [
    'bare-words',
    'The 200 answer names its properties without quotes.',
    ['response-body-malformed', '200', ''],
    textOn(200, (text) => text.replaceAll(/"(\w+)":/g, '$1:')),
  ],
  [
    'html-success',
    'The 200 answer is labelled as HTML.',
    ['response-media-type', '200', ''],
    onStatus(200, () => ({ mediaType: 'text/html; charset=utf-8' })),
  ],
  [
    'accepted-status',
    'An update of the conditions is answered 202, which is not documented.',
    ['undocumented-status', '202', ''],
    statusWhenSent('"conditions"', 202),
  ],
  [
    'cut-short',
    'The connection closes before the announced length of the 200 answer is sent.',
    ['response-truncated', '200', ''],
    onStatus(200, () => ({ delivery: 'cut' })),
  ],
  [
    'null-name',
    'The name in the 200 answer is null, which is not allowed.',
    ['response-body-schema', '200', '/name'],
    shows('name', () => null),
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
    'never-ends',
    'The 200 answer is whole, but its end does not come.',
    ['response-truncated', '200', ''],
    delivers('open', 200),
  ],
  // What is let through.
  [
    'accepts-empty-name',
    'An empty name is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'minLength'),
  ],
  [
    'accepts-long-name',
    'A name of more than 100 characters is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'maxLength'),
  ],
  [
    'accepts-null-name',
    'A name of null is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'null'),
  ],
  [
    'accepts-long-description',
    'A description of more than 500 characters is accepted.',
    ['accepted-invalid-request', '200', '/description'],
    forgives(/^\/description$/, 'maxLength'),
  ],
  [
    'accepts-numeric-description',
    'A description that is neither text nor null is accepted.',
    ['accepted-invalid-request', '200', '/description'],
    forgives(/^\/description$/, 'type'),
  ],
  [
    'accepts-a-description-of-0',
    'A description that is the number 0 is taken for none.',
    ['accepted-invalid-request', '200', '/description'],
    (correct) => {
      const read = (body: Json) =>
        isObject(body) && body.description === 0 ? without(body, 'description') : body;
      return {
        check: (body) => correct.check(read(body)),
        change: (fields, body) => correct.change(fields, read(body) as JsonObject),
      };
    },
  ],
  [
    'accepts-no-body',
    'A missing body is taken for an empty update.',
    ['accepted-invalid-request', '200', ''],
    onUnreadable('no-body', AS_EMPTY),
  ],
  [
    'accepts-any-media-type',
    'A body of another media type is taken for an empty update.',
    ['accepted-invalid-request', '200', ''],
    onUnreadable('media-type', AS_EMPTY),
  ],
  [
    'creates-unknown-segments',
    'An id that never existed is answered 200.',
    ['unknown-id-accepted', '200', '/segmentId', 'warning'],
    createsUnknown,
  ],
  [
    'offers-post',
    'POST, which is not documented, is answered 200.',
    ['undeclared-method-accepted', '200', ''],
    offersMethod('POST', 200),
  ],
  [
    'accepts-numeric-name',
    'A name that is a number is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'type'),
  ],
  // What is refused, or breaks the server.
  [
    'refuses-null-description',
    'A description of null is refused.',
    ['rejected-valid-request', '422', '/description'],
    refusesBody('/description', ({ description }) => description === null),
  ],
  [
    'refuses-longest-name',
    'A name of exactly 100 characters is refused.',
    ['rejected-valid-request', '422', '/name'],
    refusesBody('/name', ({ name }) => typeof name === 'string' && [...name].length === 100),
  ],
  [
    'refuses-lone-description',
    'A description without a name beside it is refused.',
    ['rejected-valid-request', '422', '/description'],
    refusesBody(
      '/description',
      (body) => typeof body.description === 'string' && !Object.hasOwn(body, 'name'),
    ),
  ],
  [
    'hangs-up-on-broken-json',
    'A body that is not JSON is met by a closed connection.',
    ['server-error', '', ''],
    (correct) => ({
      finish: (answer, request) => {
        const reading = correct.read(request, request.size);
        const broken = 'refusal' in reading && reading.refusal.reason === 'malformed';
        return broken && answer.status === 400 ? { ...answer, delivery: 'none' } : answer;
      },
    }),
  ],
  [
    'fails-on-longest-description',
    'A description of exactly 500 characters makes the server fail.',
    ['server-error', '500', '/description'],
    failsOn(({ description }) => typeof description === 'string' && [...description].length === 500),
  ],
  [
    'fails-on-list-body',
    'A list where an object is due makes the server fail.',
    ['server-error', '500', ''],
    onList(AS_FAILURE),
  ],
  [
    'fails-without-body',
    'A request without a body makes the server fail.',
    ['server-error', '500', ''],
    onUnreadable('no-body', AS_FAILURE),
  ],
  [
    'fails-on-emoji',
    'A name with a character beyond the basic plane makes the server fail.',
    ['server-error', '500', '/name'],
    failsOn(({ name }) => typeof name === 'string' && /[\u{10000}-\u{10ffff}]/u.test(name)),
  ],
  [
    'silent-on-other-media-types',
    'A body of another media type is never answered.',
    ['server-error', '', ''],
    delivers('held', 415),
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
    shows('id', () => 'seg_2'),
  ],
  [
    'forgets-name',
    'A name that was sent is not kept.',
    ['sent-value-not-returned', '200', '/name'],
    forgets('name'),
  ],
  [
    'wipes-description',
    'The description becomes null in an update that does not name it.',
    ['unsent-value-changed', '200', '/description'],
    wipes('description', null),
  ],
  [
    'shows-the-name-before',
    'The answer shows the name as it was before the update.',
    ['sent-value-not-returned', '200', '/name'],
    showsBefore('name'),
  ],
  [
    'loses-the-description',
    'The answer shows the new description, which the next request does not find.',
    ['unsent-value-changed', '200', '/description'],
    losesUpdateOf('description'),
  ],
  [
    'writes-half',
    'What is right in a refused update is written.',
    ['refused-request-wrote', '422', ''],
    writesBehind(422),
  ],
  [
    'keeps-the-stamp',
    'The updatedAt does not move with a change.',
    ['stamp-not-refreshed', '200', '/updatedAt'],
    keepsStamp('updatedAt'),
  ],
  [
    'merges-conditions',
    'New conditions are merged into the old.',
    ['replaced-value-merged', '200', '/conditions'],
    (correct) => ({
      change: (fields, body) =>
        correct.change(
          fields,
          isObject(body.conditions) && isObject(fields.conditions)
            ? { ...body, conditions: { ...fields.conditions, ...body.conditions } }
            : body,
        ),
    }),
  ],
]);
