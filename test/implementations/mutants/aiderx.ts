import { headerValue } from '../credentials.js';
import { isObject } from '../value-rules.js';
import {
  AS_FAILURE,
  acceptsToken,
  bodyOn,
  converts,
  createsUnknown,
  delivers,
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
  opensWithout,
  readsAs,
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

export const aiderxMutants = mutantsOf('aiderx', [
  // What the answers look like.
  [
    'omits-number',
    'The 200 answer lacks the required no.',
    ['response-body-schema', '200', ''],
    bodyOn(200, (body) => without(body, 'no')),
  ],
  [
    'number-as-text',
    'The no of the 200 answer is text.',
    ['response-body-schema', '200', '/no'],
    shows('no', () => '123'),
  ],
  [
    'number-null',
    'The no of the 200 answer is null, which is not allowed.',
    ['response-body-schema', '200', '/no'],
    shows('no', () => null),
  ],
  [
    'number-with-fraction',
    'The no of the 200 answer is not whole.',
    ['response-body-schema', '200', '/no'],
    shows('no', () => 123.5),
  ],
  [
    'management-type-in-capitals',
    'The management_type of the 200 answer is outside its enumeration.',
    ['response-body-schema', '200', '/management_type'],
    shows('management_type', ({ management_type }) => String(management_type).toUpperCase()),
  ],
  [
    'zoneless-creation',
    'The created_at of the 200 answer is written without its zone.',
    ['response-body-schema', '200', '/created_at'],
    shows('created_at', ({ created_at }) =>
      typeof created_at === 'string' ? created_at.slice(0, 19) : null,
    ),
  ],
  [
    'owner-without-dashes',
    'The owner_id of the 200 answer is no UUID as documented.',
    ['response-body-schema', '200', '/owner_id'],
    shows('owner_id', ({ owner_id }) => String(owner_id).replaceAll('-', '')),
  ],
  [
    'unquoted-nothing',
    'The 200 answer says undefined where JSON has no such word.',
    ['response-body-malformed', '200', ''],
    textOn(200, (text) => text.replace(/"no":\d+/, '"no":undefined')),
  ],
  [
    'accepted-status',
    'An update of a segment that the system manages is answered 202, which is not documented.',
    ['undocumented-status', '202', ''],
    statusWhenSent('"systemmanaged"', 202),
  ],
  [
    'stops-in-mid-answer',
    'The connection closes before the last chunk of the 200 answer.',
    ['response-truncated', '200', ''],
    onStatus(200, () => ({ delivery: 'unfinished' })),
  ],
  [
    'size-with-fraction',
    'The approximated_size of the 200 answer is not whole.',
    ['response-body-schema', '200', '/approximated_size'],
    shows('approximated_size', () => 1.5),
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
    'accepts-missing-name',
    'An entity that lacks a required property other than its id is accepted.',
    ['accepted-invalid-request', '200', ''],
    (correct) => ({ check: (body) => correct.check(isObject(body) ? { name: '', ...body } : body) }),
  ],
  [
    'accepts-any-management-type',
    'A management_type outside the enumeration is accepted.',
    ['accepted-invalid-request', '200', '/management_type'],
    forgives(/^\/management_type$/, 'enum'),
  ],
  [
    'accepts-any-owner',
    'An owner_id that is no UUID is accepted.',
    ['accepted-invalid-request', '200', '/owner_id'],
    forgives(/^\/owner_id$/, 'format'),
  ],
  [
    'accepts-size-of-any-type',
    'An approximated_size that is neither a whole number nor null is accepted.',
    ['accepted-invalid-request', '200', '/approximated_size'],
    forgives(/^\/approximated_size$/, 'type'),
  ],
  [
    'takes-text-for-size',
    'Text that spells a whole number is taken for the approximated_size.',
    ['accepted-invalid-request', '200', '/approximated_size'],
    converts('approximated_size'),
  ],
  [
    'accepts-null-properties',
    'Properties of null are accepted.',
    ['accepted-invalid-request', '200', '/properties'],
    forgives(/^\/properties$/, 'null'),
  ],
  [
    'accepts-bare-token',
    'The token is accepted without the word Bearer.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    (correct) => ({
      authorises: (scheme, headers) =>
        headerValue(headers, 'authorization') === correct.credentials[scheme] ||
        correct.authorises(scheme, headers),
    }),
  ],
  [
    'accepts-altered-token',
    'The last character of the token is not looked at.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    acceptsToken(
      (given, right) => given.length === right.length && given.slice(0, -1) === right.slice(0, -1),
    ),
  ],
  [
    'creates-unknown-segments',
    'An id that never existed is answered 200.',
    ['unknown-id-accepted', '200', '/id', 'warning'],
    createsUnknown,
  ],
  [
    'offers-get',
    'GET, which is not documented, is answered 200.',
    ['undeclared-method-accepted', '200', ''],
    offersMethod('GET', 200),
  ],
  [
    'accepts-null-name',
    'A name of null is accepted.',
    ['accepted-invalid-request', '200', '/name'],
    forgives(/^\/name$/, 'null'),
  ],
  [
    'accepts-any-creation',
    'A created_at that is no date-time is accepted.',
    ['accepted-invalid-request', '200', '/created_at'],
    forgives(/^\/created_at$/, 'format'),
  ],
  [
    'asks-for-no-token',
    'A request without a token is carried out.',
    ['credential-not-enforced', '200', '/bearerAuth'],
    opensWithout('authorization'),
  ],
  // What is refused, or breaks the server.
  [
    'refuses-system-segments',
    'A management_type of systemmanaged is refused.',
    ['rejected-valid-request', '422', '/management_type'],
    refusesBody('/management_type', ({ management_type }) => management_type === 'systemmanaged'),
  ],
  [
    'refuses-null-size',
    'An approximated_size of null is refused.',
    ['rejected-valid-request', '422', '/approximated_size'],
    refusesBody('/approximated_size', ({ approximated_size }) => approximated_size === null),
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
    'fails-on-null-description',
    'A description of null makes the server fail.',
    ['server-error', '500', '/description'],
    failsOn(({ description }) => description === null),
  ],
  [
    'fails-on-broken-json',
    'A body that is not JSON makes the server fail.',
    ['server-error', '500', ''],
    onUnreadable('malformed', AS_FAILURE),
  ],
  [
    'silent-without-name',
    'An entity without its name is never answered.',
    ['server-error', '', ''],
    delivers('held', 422, ({ bytes }) => bytes.includes('"owner_id"') && !bytes.includes('"name"')),
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
  [
    'fails-on-nul',
    'A name with a NUL makes the server fail.',
    ['server-error', '500', '/name'],
    failsOn(({ name }) => String(name).includes('\0')),
  ],
  // What the answers mean.
  [
    'forgets-description',
    'A description that was sent is not kept.',
    ['sent-value-not-returned', '200', '/description'],
    forgets('description'),
  ],
  [
    'size-in-32-bits',
    'A size of more than 32 bits is cut to them.',
    ['sent-value-not-returned', '200', '/approximated_size'],
    (correct) => ({
      change: (fields, body) => {
        const size = body.approximated_size;
        return correct.change(
          fields,
          typeof size === 'number' ? { ...body, approximated_size: size | 0 } : body,
        );
      },
    }),
  ],
  [
    'empties-properties',
    'Properties that were sent are emptied.',
    ['sent-value-not-returned', '200', '/properties'],
    readsAs((body) => (isObject(body.properties) ? { ...body, properties: {} } : body)),
  ],
  [
    'wipes-properties',
    'The properties are emptied in an update that does not name them.',
    ['unsent-value-changed', '200', '/properties'],
    wipes('properties', {}),
  ],
  [
    'wipes-size',
    'The approximated_size becomes null in an update that does not name it.',
    ['unsent-value-changed', '200', '/approximated_size'],
    wipes('approximated_size', null),
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
  [
    'answers-another-id',
    'The answer carries another id than the one in the request.',
    ['wrong-id-returned', '200', '/id'],
    shows('id', () => '3c90c3cc-0d44-4b50-8888-8dd25736052b'),
  ],
]);
