import { emptyAnswer, jsonAnswer } from '../answers.js';
import type { Json, JsonObject } from '../json.js';
import type { FindingCode } from '../mutants/mutant.js';
import { isObject } from '../value-rules.js';
import { refusal } from './pet-answers.js';
import { offered } from './pet-credentials.js';
import { answers, bodyOf, type Deviate, enforces, handles, headerOf } from './pet-deviations.js';
import { tagOf } from './pet-handlers.js';

/** The pets API with exactly one promise broken, and the one finding that a check must report. */
export interface PetMutant {
  readonly mutant: string;
  /** The operation that breaks it. */
  readonly operation: string;
  /** One sentence: the promise as this server breaks it. */
  readonly breaks: string;
  readonly expect: {
    readonly code: FindingCode;
    readonly severity: 'error' | 'warning';
    readonly status: string;
    readonly pointer: string;
  };
  readonly deviate: Deviate;
}

type Row = readonly [
  mutant: string,
  operation: string,
  breaks: string,
  finding: readonly [code: FindingCode, status: string, pointer: string],
  deviate: Deviate,
];

const items = (body: JsonObject) => body.items as JsonObject[];
const ROWS: readonly Row[] = [
  // What the answers look like.
  [
    'total-missing',
    'listPets',
    'A page does not say how many pets there are.',
    ['response-header-missing', '200', '/X-Total-Count'],
    headerOf('listPets', 200, 'x-total-count', undefined),
  ],
  [
    'total-in-words',
    'listPets',
    'The number of pets is a word.',
    ['response-header-schema', '200', '/X-Total-Count'],
    headerOf('listPets', 200, 'x-total-count', 'many'),
  ],
  [
    'second-item-without-species',
    'listPets',
    'The second pet of a page has no species.',
    ['response-body-schema', '200', '/items/1'],
    bodyOf('listPets', 200, (body) => ({
      ...body,
      items: items(body).map(({ species, ...rest }, index) =>
        index === 1 ? rest : { ...rest, species: species ?? 'cat' },
      ),
    })),
  ],
  [
    'next-as-text',
    'listPets',
    'The next page is named by text.',
    ['response-body-schema', '200', '/next'],
    bodyOf('listPets', 200, (body) => ({ ...body, next: 'page2' })),
  ],
  [
    'location-missing',
    'createPet',
    'A new pet is not located.',
    ['response-header-missing', '201', '/Location'],
    headerOf('createPet', 201, 'location', undefined),
  ],
  [
    'bare-tag',
    'createPet',
    'The entity tag of a new pet is not quoted.',
    ['response-header-schema', '201', '/ETag'],
    headerOf('createPet', 201, 'etag', 'v1'),
  ],
  [
    'created-as-200',
    'createPet',
    'A new pet is answered 200.',
    ['undocumented-status', '200', ''],
    answers('createPet', 201, () => ({ status: 200 })),
  ],
  [
    'owner-without-at',
    'getPet',
    'The e-mail address of the owner is none.',
    ['response-body-schema', '200', '/owner/email'],
    bodyOf('getPet', 200, (body) => ({ ...body, owner: { email: 'ada at example.com' } })),
  ],
  [
    'second-tag-empty',
    'getPet',
    'The second of the tags is empty.',
    ['response-body-schema', '200', '/tags/1'],
    bodyOf('getPet', 200, (body) => ({ ...body, tags: ['calm', ''] })),
  ],
  [
    'unknown-as-html',
    'getPet',
    'An unknown pet is answered with a page of HTML.',
    ['response-media-type', '404', ''],
    answers('getPet', 404, () => ({ mediaType: 'text/html', text: '<h1>Not found</h1>' })),
  ],
  [
    'photo-as-octets',
    'getPhoto',
    'A photo is labelled as any bytes.',
    ['response-media-type', '200', ''],
    answers('getPhoto', 200, () => ({ mediaType: 'application/octet-stream' })),
  ],
  [
    'ids-as-text',
    'searchPets',
    'The ids of what was found are text.',
    ['response-body-schema', '200', '/0/id'],
    answers('searchPets', 200, ({ body }) => ({
      body: (body as JsonObject[]).map((pet) => ({ ...pet, id: String(pet.id) })),
    })),
  ],
  [
    'other-language',
    'searchPets',
    'The language of the answer is none of those documented.',
    ['response-header-schema', '200', '/Content-Language'],
    headerOf('searchPets', 200, 'content-language', 'tlh'),
  ],
  [
    'paper-without-size',
    'addPaper',
    'A paper that was filed has no size.',
    ['response-body-schema', '201', ''],
    bodyOf('addPaper', 201, ({ bytes: _dropped, ...rest }) => rest),
  ],
  [
    'minutes-as-text',
    'openSession',
    'The minutes of a session are text.',
    ['response-body-schema', '201', '/minutes'],
    bodyOf('openSession', 201, (body) => ({ ...body, minutes: '60' })),
  ],
  [
    'no-cookie',
    'openSession',
    'A session is opened without a cookie.',
    ['response-header-missing', '201', '/Set-Cookie'],
    headerOf('openSession', 201, 'set-cookie', undefined),
  ],
  [
    'limit-without-wait',
    'openSession',
    'A 429 does not say how long to wait.',
    ['response-header-missing', '429', '/Retry-After'],
    headerOf('openSession', 429, 'retry-after', undefined),
  ],
  [
    'limit-in-words',
    'openSession',
    'The status in the body of a 429 is text.',
    ['response-body-schema', '429', '/status'],
    bodyOf('openSession', 429, (body) => ({ ...body, status: '429' })),
  ],
  [
    'tells-more-of-me',
    'getSession',
    'An object that is closed has one property more.',
    ['response-body-schema', '200', '/roles'],
    bodyOf('getSession', 200, (body) => ({ ...body, roles: [] })),
  ],
  [
    'since-a-day',
    'getSession',
    'The beginning of a session is a date, not an instant.',
    ['response-body-schema', '200', '/since'],
    bodyOf('getSession', 200, (body) => ({ ...body, since: '2024-02-01' })),
  ],
  [
    'no-challenge',
    'getSession',
    'A 401 does not say which credentials are asked for.',
    ['response-header-missing', '401', '/WWW-Authenticate'],
    headerOf('getSession', 401, 'www-authenticate', undefined),
  ],
  [
    'third-place-unknown',
    'recordIntake',
    'The third element of a tuple is outside its enumeration.',
    ['response-body-schema', '200', '/position/2'],
    bodyOf('recordIntake', 200, (body) => ({ ...body, position: [0, 0, 'radar'] })),
  ],
  [
    'four-places',
    'recordIntake',
    'A tuple has an element too many.',
    ['response-body-schema', '200', '/position'],
    bodyOf('recordIntake', 200, (body) => ({ ...body, position: [0, 0, 'gps', 1] })),
  ],
  [
    'counts-unicorns',
    'getStats',
    'A number is told of a species that is none.',
    ['response-body-schema', '200', '/bySpecies/unicorn'],
    bodyOf('getStats', 200, (body) => ({ ...body, bySpecies: { unicorn: 1 } })),
  ],
  [
    'counting-without-wait',
    'getStats',
    'A 503 does not say how long to wait.',
    ['response-header-missing', '503', '/Retry-After'],
    headerOf('getStats', 503, 'retry-after', undefined),
  ],
  [
    'unacceptable-without-title',
    'getPet',
    'A 406 has no title.',
    ['response-body-schema', '406', ''],
    bodyOf('getPet', 406, ({ title: _dropped, ...rest }) => rest),
  ],
  [
    'required-without-status',
    'replacePet',
    'The body of a 428 lacks the status.',
    ['response-body-schema', '428', ''],
    bodyOf('replacePet', 428, ({ status: _dropped, ...rest }) => rest),
  ],
  [
    'large-photo-as-html',
    'putPhoto',
    'A 413 is answered with a page of HTML.',
    ['response-media-type', '413', ''],
    answers('putPhoto', 413, () => ({ mediaType: 'text/html', text: '<h1>Too large</h1>' })),
  ],
  [
    'conflict-in-words',
    'createPet',
    'The status in the body of a 409 is text.',
    ['response-body-schema', '409', '/status'],
    bodyOf('createPet', 409, (body) => ({ ...body, status: 'conflict' })),
  ],
  [
    'stream-as-json',
    'streamEvents',
    'A stream, which does not end, is labelled as JSON.',
    ['response-media-type', '200', ''],
    answers('streamEvents', 200, () => ({ mediaType: 'application/json' })),
  ],
  // What is let through.
  [
    'accepts-limit-101',
    'listPets',
    'A page of more than 100 pets may be asked for.',
    ['accepted-invalid-request', '200', '/limit'],
    enforces('listPets', { '/maximum': undefined }, 'limit'),
  ],
  [
    'accepts-age-601',
    'searchPets',
    'An age above 600 months may be searched for.',
    ['accepted-invalid-request', '200', '/filter/maxAge'],
    enforces('searchPets', { '/properties/maxAge/maximum': undefined }, 'filter'),
  ],
  [
    'accepts-id-zero',
    'searchPets',
    'An id below 1 may be searched for.',
    ['accepted-invalid-request', '200', '/ids/0'],
    enforces('searchPets', { '/items/minimum': undefined }, 'ids'),
  ],
  [
    'accepts-unknown-properties',
    'createPet',
    'A property that is not named is accepted, and not kept.',
    ['accepted-invalid-request', '201', '/unexpected'],
    (correct) => ({
      ...enforces('createPet', { '/unevaluatedProperties': undefined })(correct),
      ...handles(
        'createPet',
        (create) => (exchange, store, pets) =>
          create({ ...exchange, body: knownOnly(exchange.body as JsonObject) }, store, pets),
      )(correct),
    }),
  ],
  [
    'accepts-weightless',
    'createPet',
    'A weight of 0 is accepted.',
    ['accepted-invalid-request', '201', '/weightKg'],
    (correct) => ({
      ...enforces('createPet', {
        '/allOf/0/properties/weightKg/exclusiveMinimum': undefined,
        '/allOf/0/properties/weightKg/minimum': 0,
      })(correct),
      ...bodyOf('createPet', 201, (body) => ({ ...body, weightKg: body.weightKg || 0.1 }))(correct),
    }),
  ],
  [
    'accepts-any-microchip',
    'replacePet',
    'A microchip that breaks its pattern is accepted.',
    ['accepted-invalid-request', '200', '/microchip'],
    (correct) => ({
      ...enforces('replacePet', { '/allOf/0/properties/microchip/pattern': undefined })(correct),
      ...bodyOf('replacePet', 200, ({ microchip, ...rest }) =>
        /^[0-9]{15}$/.test(String(microchip)) ? { ...rest, microchip: String(microchip) } : rest,
      )(correct),
    }),
  ],
  [
    'accepts-short-session',
    'openSession',
    'A session of less than 5 minutes is accepted, and made longer.',
    ['accepted-invalid-request', '201', '/minutes'],
    (correct) => ({
      ...enforces('openSession', { '/properties/minutes/minimum': undefined })(correct),
      ...bodyOf('openSession', 201, (body) => ({ ...body, minutes: Math.max(5, Number(body.minutes)) }))(
        correct,
      ),
    }),
  ],
  [
    'accepts-no-reason',
    'recordIntake',
    'A pet is surrendered without a reason.',
    ['accepted-invalid-request', '200', ''],
    (correct) => ({
      ...enforces('recordIntake', { '/then': undefined })(correct),
      ...bodyOf('recordIntake', 200, (body) =>
        body.kind === 'surrendered' ? { reason: 'unknown', ...body } : body,
      )(correct),
    }),
  ],
  [
    'accepts-no-reader',
    'recordIntake',
    'A chip number is accepted without the reader.',
    ['accepted-invalid-request', '200', ''],
    (correct) => ({
      ...enforces('recordIntake', { '/dependentRequired': undefined })(correct),
      ...bodyOf('recordIntake', 200, (body) =>
        body.chipNumber === undefined ? body : { chipReader: 'unknown', ...body },
      )(correct),
    }),
  ],
  [
    'accepts-latitude-91',
    'recordIntake',
    'A latitude beyond the pole is accepted.',
    ['accepted-invalid-request', '200', '/position/0'],
    (correct) => ({
      ...enforces('recordIntake', { '/properties/position/prefixItems/0/maximum': undefined })(correct),
      ...bodyOf('recordIntake', 200, (body) => ({
        ...body,
        position: (body.position as number[]).map((each, index) => (index === 0 ? Math.min(90, each) : each)),
      }))(correct),
    }),
  ],
  [
    'accepts-version-3',
    'recordIntake',
    'A version that is not the constant is accepted.',
    ['accepted-invalid-request', '200', '/schemaVersion'],
    (correct) => ({
      ...enforces('recordIntake', { '/properties/schemaVersion/const': undefined })(correct),
      ...bodyOf('recordIntake', 200, (body) =>
        body.schemaVersion === undefined ? body : { ...body, schemaVersion: 2 },
      )(correct),
    }),
  ],
  [
    'accepts-measurement-in-words',
    'recordIntake',
    'A measurement that is no number is accepted.',
    ['accepted-invalid-request', '200', '/measurements/x_'],
    (correct) => ({
      ...enforces('recordIntake', { '/properties/measurements/patternProperties': { '^x_': {} } })(correct),
      ...bodyOf('recordIntake', 200, ({ measurements: _dropped, ...rest }) => rest)(correct),
    }),
  ],
  [
    'accepts-any-species',
    'listPets',
    'A species outside the enumeration may be asked for.',
    ['accepted-invalid-request', '200', '/species/0'],
    enforces('listPets', { '/items/enum': undefined }, 'species'),
  ],
  [
    'accepts-any-request-id',
    'listPets',
    'A request id that is no UUID is accepted.',
    ['accepted-invalid-request', '200', '/X-Request-Id'],
    enforces('listPets', { '/format': undefined }, 'X-Request-Id'),
  ],
  [
    'accepts-any-locale',
    'searchPets',
    'A cookie with a locale that is not offered is accepted.',
    ['accepted-invalid-request', '200', '/locale'],
    (correct) => ({
      ...enforces('searchPets', { '/enum': undefined }, 'locale')(correct),
      ...headerOf('searchPets', 200, 'content-language', 'en')(correct),
    }),
  ],
  [
    'accepts-null-weight',
    'patchPet',
    'A weight of null is accepted, and ignored.',
    ['accepted-invalid-request', '200', '/weightKg'],
    (correct) => ({
      ...enforces('patchPet', { '/allOf/0/properties/weightKg/type': ['number', 'null'] })(correct),
      merge: (before, { weightKg, ...changes }) =>
        correct.merge(before, typeof weightKg === 'number' ? { ...changes, weightKg } : changes),
    }),
  ],
  [
    'accepts-empty-patch',
    'patchPet',
    'A patch that changes nothing is accepted.',
    ['accepted-invalid-request', '200', ''],
    enforces('patchPet', { '/minProperties': undefined }),
  ],
  [
    'accepts-nameless-city',
    'patchPet',
    'An address without its city is accepted.',
    ['accepted-invalid-request', '200', '/owner/address'],
    (correct) => ({
      ...enforces('patchPet', { '/allOf/0/properties/owner/properties/address/required': undefined })(
        correct,
      ),
    }),
  ],
  [
    'accepts-any-file-kind',
    'addPaper',
    'A kind of paper outside the enumeration is accepted.',
    ['accepted-invalid-request', '201', '/kind'],
    (correct) => ({
      ...enforces('addPaper', { '/properties/kind/enum': undefined })(correct),
      ...bodyOf('addPaper', 201, (body) => ({
        ...body,
        kind: ['passport', 'vaccination'].includes(String(body.kind)) ? (body.kind ?? null) : 'contract',
      }))(correct),
    }),
  ],
  [
    'accepts-no-file',
    'addPaper',
    'A paper without its file is accepted.',
    ['accepted-invalid-request', '201', ''],
    enforces('addPaper', { '/required': ['title', 'kind'] }),
  ],
  [
    'accepts-any-scope',
    'openSession',
    'A scope outside the enumeration is accepted.',
    ['accepted-invalid-request', '201', '/scope/0'],
    enforces('openSession', { '/properties/scope/items/enum': undefined }),
  ],
  // Who is let in.
  [
    'one-key-of-two',
    'deletePet',
    'The application key is not asked for beside the token.',
    ['credential-not-enforced', '204', '/appKey'],
    (correct) => ({
      authorises: (scheme, request, credentials) =>
        (scheme === 'appKey' && request.operation.id === 'deletePet') ||
        correct.authorises(scheme, request, credentials),
    }),
  ],
  [
    'any-session',
    'getSession',
    'Any cookie named sid opens the door.',
    ['credential-not-enforced', '200', '/session'],
    (correct) => ({
      authorises: (scheme, request, credentials) =>
        scheme === 'session' && request.operation.id === 'getSession'
          ? offered(scheme, request) !== undefined
          : correct.authorises(scheme, request, credentials),
    }),
  ],
  [
    'any-password',
    'openSession',
    'The password is not looked at.',
    ['credential-not-enforced', '201', '/basic'],
    (correct) => ({
      authorises: (scheme, request, credentials) =>
        scheme === 'basic' && request.operation.id === 'openSession'
          ? offered(scheme, request)?.startsWith('ada:') === true
          : correct.authorises(scheme, request, credentials),
    }),
  ],
  [
    'key-in-any-case',
    'searchPets',
    'A key in the query is cut at its length before it is compared.',
    ['credential-not-enforced', '200', '/queryKey'],
    (correct) => ({
      authorises: (scheme, request, credentials) =>
        scheme === 'queryKey'
          ? (offered(scheme, request)?.slice(0, 8) === credentials.queryKey &&
              request.operation.id === 'searchPets') ||
            correct.authorises(scheme, request, credentials)
          : correct.authorises(scheme, request, credentials),
    }),
  ],
  [
    'one-scheme-of-two',
    'listPets',
    'The application key, which is as good as the token, is refused.',
    ['rejected-valid-request', '401', '/appKey'],
    (correct) => ({
      authorises: (scheme, request, credentials) =>
        (scheme !== 'appKey' || request.operation.id !== 'listPets') &&
        correct.authorises(scheme, request, credentials),
    }),
  ],
  // What is refused, or breaks the server.
  [
    'refuses-full-page',
    'listPets',
    'A page of exactly 100 pets is refused.',
    ['rejected-valid-request', '400', '/limit'],
    enforces('listPets', { '/maximum': 99 }, 'limit'),
  ],
  [
    'fails-on-broken-json',
    'recordIntake',
    'A body that is not JSON makes the server fail.',
    ['server-error', '500', ''],
    answers('recordIntake', 400, (_answer, { size }) => (size > 0 ? refusal(500, 'It failed.') : {})),
  ],
  [
    'fails-on-the-first-page',
    'listPets',
    'A cursor of 0, taken for none, makes the server fail.',
    ['server-error', '500', '/cursor'],
    handles(
      'listPets',
      (list) => (exchange, store, pets) =>
        exchange.parameters.cursor === 0 ? refusal(500, 'It failed.') : list(exchange, store, pets),
    ),
  ],
  [
    'refuses-null-birth',
    'patchPet',
    'A day of birth of null is refused.',
    ['rejected-valid-request', '422', '/bornOn'],
    enforces('patchPet', { '/allOf/0/properties/bornOn/type': 'string' }),
  ],
  // What is there, and what is not.
  [
    'ignores-if-match',
    'replacePet',
    'A pet that has changed since is replaced all the same.',
    ['state-not-honoured', '200', ''],
    handles(
      'replacePet',
      (replace) => (exchange, store, pets) =>
        replace(
          {
            ...exchange,
            parameters: {
              ...exchange.parameters,
              ...(exchange.parameters['If-Match'] !== undefined && { 'If-Match': '*' }),
            },
          },
          store,
          pets,
        ),
    ),
  ],
  [
    'deletes-the-blocked',
    'deletePet',
    'A pet that something stands in the way of is removed.',
    ['state-not-honoured', '204', ''],
    handles('deletePet', (remove) => (exchange, store, pets) => {
      store.conditions.blocked = false;
      return remove(exchange, store, pets);
    }),
  ],
  [
    'deletes-the-unknown',
    'deletePet',
    'The removal of a pet that never was succeeds.',
    ['unknown-id-accepted', '204', '/petId'],
    handles('deletePet', (remove) => (exchange, store, pets) => {
      const removed = remove(exchange, store, pets);
      return removed.status === 404 && store.wasNever(Number(exchange.parameters.petId))
        ? emptyAnswer(204)
        : removed;
    }),
  ],
  [
    'offers-removal',
    'getPhoto',
    'DELETE, which is not documented for photos, is answered 204.',
    ['undeclared-method-accepted', '204', ''],
    (correct) => ({
      otherMethod: (method, allowed) =>
        method === 'DELETE' && allowed.join() === 'GET,HEAD,PUT'
          ? emptyAnswer(204)
          : correct.otherMethod(method, allowed),
    }),
  ],
  // What the answers mean.
  [
    'reads-another',
    'getPet',
    'The pet that is shown is another than the one asked for.',
    ['wrong-id-returned', '200', '/id'],
    bodyOf('getPet', 200, (body) => ({ ...body, id: 2 })),
  ],
  [
    'forgets-names',
    'createPet',
    'A new pet has another name than was sent.',
    ['sent-value-not-returned', '201', '/name'],
    bodyOf('createPet', 201, (body) => ({ ...body, name: 'Pet' })),
  ],
  [
    'rounds-minutes',
    'openSession',
    'The minutes of a session are other than was asked for.',
    ['sent-value-not-returned', '201', '/minutes'],
    bodyOf('openSession', 201, (body) => ({ ...body, minutes: 60 })),
  ],
  [
    'wipes-tags',
    'patchPet',
    'The tags go in a patch that does not name them.',
    ['unsent-value-changed', '200', '/tags'],
    (correct) => ({
      merge: (before, changes) => {
        const { tags: _wiped, ...merged } = correct.merge(before, changes);
        return changes.tags === undefined ? merged : { ...merged, tags: changes.tags };
      },
    }),
  ],

  [
    'replaces-the-owner',
    'patchPet',
    'What a patch does not say of the owner goes.',
    ['unsent-value-changed', '200', '/owner/phone'],
    (correct) => ({
      merge: (before, changes) => ({
        ...correct.merge(before, changes),
        ...(isObject(changes.owner) && { owner: correct.merge({}, changes.owner) }),
      }),
    }),
  ],
  [
    'keeps-old-tags',
    'replacePet',
    'A replacement without tags keeps those that were there.',
    ['unsent-value-kept', '200', '/tags'],
    handles('replacePet', (replace) => (exchange, store, pets) => {
      const tags = store.get(Number(exchange.parameters.petId))?.fields.tags;
      return replace(
        { ...exchange, body: { ...(tags !== undefined && { tags }), ...(exchange.body as JsonObject) } },
        store,
        pets,
      );
    }),
  ],
  [
    'stays-after-removal',
    'deletePet',
    'A pet that was removed can still be read.',
    ['deleted-still-there', '204', ''],
    handles('deletePet', (remove) => (exchange, store, pets) => {
      const pet = store.get(Number(exchange.parameters.petId));
      const answer = remove(exchange, store, pets);
      if (pet && answer.status === 204) store.putBack(pet);
      return answer;
    }),
  ],
  [
    'loses-a-weight',
    'patchPet',
    'The weight that a patch sets is answered, but not kept.',
    ['write-not-kept', '200', '/weightKg'],
    handles('patchPet', (patch) => (exchange, store, pets) => {
      const id = Number(exchange.parameters.petId);
      const weightKg = store.get(id)?.fields.weightKg;
      const answer = patch(exchange, store, pets);
      const pet = store.get(id);
      if (pet && weightKg !== undefined) store.putBack({ ...pet, fields: { ...pet.fields, weightKg } });
      return answer;
    }),
  ],
  [
    'takes-a-chip-twice',
    'createPet',
    'A pet is taken in with the microchip of another.',
    ['duplicate-accepted', '201', '/microchip'],
    handles('createPet', (create) => (exchange, store, pets) => {
      const answer = create(exchange, store, pets);
      if (answer.status !== 409 || store.conditions.blocked) return answer;
      const pet = store.add(exchange.body as JsonObject);
      return jsonAnswer(201, pets.present(pet, store), { location: `/pets/${pet.id}`, etag: tagOf(pet) });
    }),
  ],
  [
    'takes-in-behind-401',
    'createPet',
    'A pet without a token is answered 401 and taken in, beyond the first page of the list.',
    ['refused-request-wrote', '401', ''],
    (correct) => ({
      finish: (answer, request, store) => {
        const finished = correct.finish(answer, request, store);
        if (request.operation.id === 'createPet' && finished.status === 401) store.add(json(request.bytes));
        return finished;
      },
    }),
  ],
  [
    'loses-a-pet',
    'createPet',
    'A new pet cannot be read.',
    ['write-not-kept', '201', ''],
    handles('createPet', (create) => (exchange, store, pets) => {
      const answer = create(exchange, store, pets);
      if (answer.status === 201) store.remove(Number((answer.body as JsonObject).id));
      return answer;
    }),
  ],
  [
    'patches-behind-401',
    'patchPet',
    'A patch without a token is answered 401 and carried out.',
    ['refused-request-wrote', '401', ''],
    (correct) => ({
      finish: (answer, request, store) => {
        if (request.operation.id === 'patchPet' && answer.status === 401 && request.size > 0) {
          try {
            const pet = store.get(Number(request.path.petId));
            if (pet) store.save(pet, correct.merge(pet.fields, JSON.parse(request.bytes.toString())));
          } catch {}
        }
        return correct.finish(answer, request, store);
      },
    }),
  ],
  [
    'keeps-stamp',
    'patchPet',
    'The updatedAt does not move.',
    ['stamp-not-refreshed', '200', '/updatedAt'],
    bodyOf('patchPet', 200, (body) => ({ ...body, updatedAt: body.createdAt ?? null })),
  ],
  [
    'deletes-refused',
    'deletePet',
    'A removal with a wrong key is answered 401 and carried out.',
    ['refused-request-wrote', '401', ''],
    (correct) => ({
      finish: (answer, request, store) => {
        if (request.operation.id === 'deletePet' && answer.status === 401)
          store.remove(Number(request.path.petId));
        return correct.finish(answer, request, store);
      },
    }),
  ],
];

function json(bytes: Buffer): JsonObject {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return isObject(value as Json) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

function knownOnly(body: JsonObject): JsonObject {
  const known = ['name', 'species', 'weightKg', 'ageMonths', 'bornOn', 'microchip', 'tags', 'owner'];
  return Object.fromEntries(Object.entries(body).filter(([name]) => known.includes(name)));
}

export const petMutants: readonly PetMutant[] = ROWS.map(
  ([mutant, operation, breaks, [code, status, pointer], deviate]) => ({
    mutant,
    operation,
    breaks,
    expect: { code, severity: 'error', status, pointer },
    deviate,
  }),
);
