import { describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { brief, lintText, underlined } from './lint-text.js';

const error = { type: 'object', required: ['message'], properties: { message: text(99) } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown) => ({ description: 'x', content: { 'application/json': { schema } } });

function text(maxLength: number) {
  return { type: 'string', maxLength };
}

/** A document without a finding of any severity. */
function soundDocument(version: string) {
  const id = { name: 'id', in: 'path', required: true, schema: text(9) };
  const failures = { 401: json(ref('Error')), 404: json(ref('Error')) };
  return {
    openapi: version,
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.example.com' }] as unknown[],
    tags: [{ name: 'pets' }],
    security: [{ key: [] }] as unknown,
    paths: {
      '/pets/{id}': {
        get: {
          operationId: 'getPet',
          parameters: [id] as unknown,
          responses: { 200: json(ref('Pet')), ...failures } as Record<string, unknown>,
        },
        put: {
          operationId: 'putPet',
          parameters: [id],
          requestBody: { required: true, content: { 'application/json': { schema: ref('Pet') } } },
          responses: { 200: json(ref('Pet')), 400: json(ref('Error')), ...failures },
          callbacks: {} as Record<string, unknown>,
        },
      },
    } as unknown as Record<string, Record<string, Operation>>,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } } as Record<string, unknown>,
      schemas: {
        Pet: { type: 'object', required: ['name'], properties: { name: text(9) } } as Schema,
        Error: error as Schema,
      } as Record<string, Schema>,
    },
  };
}

/** An operation of the sound document; its parts may become anything. */
interface Operation {
  operationId: string;
  parameters: unknown;
  responses: Record<string, unknown>;
  requestBody: { content: Record<string, Record<string, unknown>> };
  callbacks: Record<string, unknown>;
  security: unknown;
}

interface Schema {
  required: string[];
  properties: Record<string, unknown>;
  [keyword: string]: unknown;
}

type Document = ReturnType<typeof soundDocument>;
type Row = readonly [
  what: string,
  code: string,
  place: RegExp,
  change: (document: Document) => void,
  version?: string,
];

const put = ({ paths }: Document) => paths['/pets/{id}']?.put as Operation;
const get = ({ paths }: Document) => paths['/pets/{id}']?.get as Operation;
const pet = ({ components }: Document) => components.schemas.Pet as Schema;

/** A row about a schema of the property `it`. */
function property(what: string, code: string, schema: unknown, version = '3.0.3'): Row {
  const change = (document: Document) => {
    pet(document).properties.it = schema;
  };
  return [what, code, /\/properties\/it/, change, version];
}

const cat = { type: 'object', required: ['kind'], properties: { kind: { type: 'string', enum: ['cat'] } } };
const dog = { type: 'object', required: ['kind'], properties: { kind: { type: 'string', enum: ['dog'] } } };

/** A row about alternatives of the property `it`, told apart by `kind`. */
function alternatives(what: string, code: string, place: RegExp, change: (it: Alternatives) => void): Row {
  return [
    what,
    code,
    place,
    (document) => {
      const it: Alternatives = {
        oneOf: [ref('Cat'), ref('Dog')],
        discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: 'Dog' } },
        schemas: { Cat: structuredClone(cat), Dog: structuredClone(dog) },
      };
      change(it);
      const { schemas, ...written } = it;
      pet(document).properties.it = written;
      Object.assign(document.components.schemas, schemas);
    },
  ];
}

interface Alternatives {
  readonly oneOf: unknown[];
  readonly discriminator: { propertyName: string; mapping: Record<string, string> };
  readonly schemas: Record<string, typeof cat>;
}

const rows: readonly Row[] = [
  property('a multiple that no limit allows', 'contradictory-limits', {
    type: 'integer',
    minimum: 1,
    maximum: 4,
    multipleOf: 5,
  }),
  property('a limit beyond the format', 'contradictory-limits', {
    type: 'integer',
    format: 'int32',
    minimum: 3e9,
  }),
  property('listed values that another part refuses', 'all-of-conflict', {
    allOf: [
      { type: 'string', enum: ['abcdef'] },
      { type: 'string', maxLength: 4 },
    ],
  }),
  property('not of the own type', 'never-valid', { ...text(4), not: { type: 'string' } }),
  property('alternatives of another type', 'impossible-branch', {
    ...text(4),
    oneOf: [{ type: 'integer' }, { type: 'boolean' }],
  }),
  property('a closed object around alternatives', 'closed-branches', {
    type: 'object',
    additionalProperties: false,
    properties: { id: { type: 'integer' } },
    oneOf: [
      { required: ['a'], properties: { a: { type: 'integer' } } },
      { required: ['b'], properties: { b: { type: 'integer' } } },
    ],
  }),
  property('a listed value that is no date', 'enum-violates-schema', {
    type: 'string',
    format: 'date',
    enum: ['2026-01-01', 'today'],
  }),
  property('a fraction format on integers', 'format-on-wrong-type', { type: 'integer', format: 'double' }),
  property('a property of which nothing is said', 'empty-schema', { description: 'anything' }),
  property('a list of no alternatives', 'invalid-schema', { type: 'integer', oneOf: [] }),
  property('a flag without its limit', 'keyword-without-partner', {
    type: 'integer',
    exclusiveMinimum: true,
  }),
  property('else without if', 'keyword-without-partner', { ...text(4), else: { minLength: 2 } }, '3.1.0'),
  property('a boolean limit in 3.1', 'mixed-dialect', { type: 'integer', exclusiveMinimum: true }, '3.1.0'),
  property('a keyword of an earlier draft', 'mixed-dialect', { additionalItems: false, enum: [1] }, '3.1.0'),
  property('a misspelt keyword', 'misspelt-keyword', { ...text(4), minlength: 1 }, '3.1.0'),
  property('null among the types', 'invalid-schema', { type: [null, 'integer'] }, '3.1.0'),
  property('start and end in each other’s place', 'pattern-never-matches', { ...text(9), pattern: '$a^' }),
  property('slashes and a flag', 'delimited-pattern', { ...text(9), pattern: '/^a$/i' }),
  property('a hexadecimal escape of Perl', 'pattern-does-not-compile', { ...text(9), pattern: '^\\x{41}$' }),
  property('open objects as alternatives', 'one-of-overlap', {
    oneOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
      { type: 'object', required: ['b'], properties: { b: { type: 'integer' } } },
    ],
  }),
  property('null in two alternatives', 'one-of-overlap', {
    oneOf: [
      { type: 'integer', nullable: true },
      { ...text(4), nullable: true },
    ],
  }),
  [
    'a required property that `not` refuses',
    'required-but-forbidden',
    /\/required\/0$/,
    (document) => {
      pet(document).not = { required: ['name'] };
    },
  ],
  [
    'a circle of two schemas, once',
    'endless-recursion',
    /\/Pet\/properties\/owner$/,
    (document) => {
      pet(document).properties.owner = ref('Owner');
      pet(document).required.push('owner');
      document.components.schemas.Owner = {
        type: 'object',
        required: ['pet'],
        properties: { pet: ref('Pet') },
      };
    },
  ],
  [
    'alternatives that all lead back',
    'endless-recursion',
    /\/Pet\/properties\/next$/,
    (document) => {
      pet(document).properties.next = { anyOf: [ref('Pet'), ref('More')] };
      pet(document).required.push('next');
      const properties = { pet: ref('Pet'), more: { type: 'integer' } };
      document.components.schemas.More = { type: 'object', required: ['pet', 'more'], properties };
    },
  ],
  [
    'a schema in its own allOf',
    'endless-recursion',
    /\/Pet\/allOf$/,
    (document) => {
      pet(document).allOf = [ref('Pet')];
    },
  ],
  alternatives(
    'a mapping to what is none of the alternatives',
    'discriminator-mapping-elsewhere',
    /\/fish$/,
    (it) => {
      it.discriminator.mapping.fish = 'Fish';
      it.schemas.Fish = { ...cat, properties: { kind: { type: 'string', enum: ['fish'] } } };
    },
  ),
  alternatives('an alternative without its entry', 'discriminator-value-mismatch', /\/oneOf\/1$/, (it) => {
    delete it.discriminator.mapping.dog;
  }),
  alternatives('a mapping that leads nowhere', 'discriminator-mapping-unresolved', /\/dog$/, (it) => {
    it.discriminator.mapping.dog = 'Dogg';
  }),
  alternatives('one value for two alternatives', 'discriminator-value-shared', /\/oneOf\/1$/, (it) => {
    it.discriminator.mapping = {};
    it.schemas.Dog = structuredClone(cat);
  }),
  [
    'a reference to another kind',
    'ref-of-other-kind',
    /\/404$/,
    (document) => {
      get(document).responses[404] = ref('Error');
    },
  ],
  [
    'a 404 that cannot be read',
    'unresolved-ref',
    /\/404\/\$ref$/,
    (document) => {
      get(document).responses[404] = { $ref: '#/components/responses/Gone' };
    },
  ],
  [
    'a component that only refers to itself',
    'unused-component',
    /\/Tree$/,
    ({ components }) => {
      components.schemas.Tree = {
        type: 'object',
        required: ['t'],
        properties: { t: { anyOf: [ref('Tree'), { type: 'null' }] } },
      };
    },
    '3.1.0',
  ],
  [
    'a name of a component with a space',
    'invalid-component-name',
    /\/A pet$/,
    (document) => {
      document.components.schemas['A pet'] = error;
      pet(document).properties.it = ref('A%20pet');
    },
  ],
  [
    'another name in the template than in the list',
    'undeclared-path-parameter',
    /\/parameters\/0\/name$/,
    (document) => {
      get(document).parameters = [{ name: 'petId', in: 'path', required: true, schema: text(9) }];
    },
  ],
  [
    'parameters that are no list',
    'invalid-document',
    /\/parameters$/,
    (document) => {
      get(document).parameters = {};
    },
  ],
  [
    'header parameters that differ in capitals',
    'duplicate-parameter',
    /\/parameters\/2$/,
    (document) => {
      const header = (name: string) => ({ name, in: 'header', schema: text(9) });
      get(document).parameters = [...(get(document).parameters as unknown[]), header('X-A'), header('x-a')];
    },
  ],
  [
    'a placeholder without a name',
    'malformed-path',
    /^\/paths\/~1cats~1\{\}$/,
    (document) => {
      document.paths['/cats/{}'] = { get: { ...get(document), operationId: 'cats', parameters: [] } };
    },
  ],
  [
    'an operationId that a callback repeats',
    'duplicate-operation-id',
    /\/post\/operationId$/,
    (document) => {
      const post = { operationId: 'getPet', security: [], responses: { 200: json(ref('Pet')) } };
      put(document).callbacks.done = { '{$request.body#/name}': { post } };
    },
  ],
  [
    'a callback whose key is a plain word',
    'invalid-runtime-expression',
    /\/callbacks\/done\/hook$/,
    (document) => {
      const post = { operationId: 'seen', security: [], responses: { 200: json(ref('Pet')) } };
      put(document).callbacks.done = { hook: { post } };
    },
  ],
  [
    'a link that takes a header which the response does not have',
    'invalid-runtime-expression',
    /\/links\/next\/parameters\/id$/,
    (document) => {
      const next = { operationId: 'putPet', parameters: { id: '$response.header.X-Next' } };
      get(document).responses[200] = { ...json(ref('Pet')), links: { next } };
    },
  ],
  [
    'a body of no media type',
    'body-without-schema',
    /\/requestBody\/content$/,
    (document) => {
      put(document).requestBody.content = {};
    },
  ],
  [
    'encoding beside JSON',
    'ignored-encoding',
    /\/encoding$/,
    (document) => {
      Object.assign(put(document).requestBody.content['application/json'] as object, {
        encoding: { name: { contentType: 'text/plain' } },
      });
    },
  ],
  [
    'a rounded number inside an example',
    'unsafe-integer',
    /\/example\/size$/,
    (document) => {
      pet(document).properties.size = { type: 'integer' };
      Object.assign(put(document).requestBody.content['application/json'] as object, {
        example: { name: 'a', size: 2 ** 60 },
      });
    },
  ],
  [
    'a name in an example that no schema has',
    'example-not-described',
    /\/example\/nmae$/,
    (document) => {
      Object.assign(put(document).requestBody.content['application/json'] as object, {
        example: { name: 'a', nmae: 'b' },
      });
    },
  ],
  [
    'paths that differ by the slash at their end',
    'overlapping-paths',
    /^\/paths\/~1pets~1\{id\}~1$/,
    (document) => {
      document.paths['/pets/{id}/'] = { get: { ...get(document), operationId: 'again' } };
    },
  ],
  [
    'content of HEAD',
    'body-in-bodiless-response',
    /\/head\/responses\/200\/content$/,
    (document) => {
      const responses = { 200: json(ref('Pet')), 401: { description: 'x' }, 404: { description: 'x' } };
      const path = document.paths['/pets/{id}'] as Record<string, unknown>;
      path.head = { ...get(document), operationId: 'headPet', responses };
    },
  ],
  [
    'a status that only reads have',
    'unreachable-status',
    /\/put\/responses\/304$/,
    (document) => {
      put(document).responses[304] = { description: 'x' };
    },
  ],
  [
    'a circle of two references',
    'circular-ref',
    /\/schemas\/A\/\$ref$/,
    (document) => {
      Object.assign(document.components.schemas, { A: ref('B'), B: ref('A') });
      pet(document).properties.it = { allOf: [ref('B')] };
    },
  ],
  [
    'a reference for all schemas at once',
    'invalid-component-name',
    /\/schemas\/\$ref$/,
    (document) => {
      document.components.schemas = { $ref: './schemas.yaml' } as never;
    },
  ],
  [
    'a definition that is no schema, however often it is referred to',
    'invalid-document',
    /\/schemas\/Error$/,
    (document) => {
      document.components.schemas.Error = 'an error' as never;
    },
    '3.1.0',
  ],
  [
    'a body without content, which a callback points into',
    'invalid-document',
    /\/put\/requestBody$/,
    (document) => {
      const post = { operationId: 'seen', security: [], responses: { 200: json(ref('Pet')) } };
      put(document).callbacks.done = { '{$request.body#/name}': { post } };
      put(document).requestBody = { required: true } as never;
    },
  ],
  [
    'a reference inside an example',
    'example-violates-schema',
    /\/example$/,
    (document) => {
      Object.assign(put(document).requestBody.content['application/json'] as object, {
        example: { $ref: '#/components/examples/Pet' },
      });
    },
  ],
  [
    'a value where an example belongs',
    'example-without-value',
    /\/examples\/rex$/,
    (document) => {
      Object.assign(put(document).requestBody.content['application/json'] as object, {
        examples: { rex: { name: 'Rex' } },
      });
    },
  ],
  [
    'the type of a parameter beside its schema',
    'invalid-document',
    /\/parameters\/1\/type$/,
    (document) => {
      const parameter = { name: 'q', in: 'query', type: 'string' };
      get(document).parameters = [...(get(document).parameters as unknown[]), parameter];
    },
  ],
  [
    'the schema of a response beside its content',
    'invalid-document',
    /\/responses\/200\/schema$/,
    (document) => {
      get(document).responses[200] = { description: 'x', schema: ref('Pet') };
    },
  ],
  [
    'a field by nearly its name',
    'invalid-document',
    /\/info\/titel$/,
    (document) => {
      document.info = { titel: 'Pets', version: '1' } as never;
    },
  ],
  [
    'a callback without its name',
    'invalid-runtime-expression',
    /\/post$/,
    (document) => {
      const post = { operationId: 'seen', security: [], responses: { 200: json(ref('Pet')) } };
      put(document).callbacks['{$request.body#/name}'] = { post };
    },
  ],
  [
    'properties that are left empty',
    'invalid-schema',
    /\/Pet\/properties$/,
    (document) => {
      Object.assign(pet(document), { properties: null, required: undefined });
      Object.assign(put(document).requestBody.content['application/json'] as object, { example: {} });
    },
  ],
  property('a type that is none, beside limits', 'invalid-schema', {
    type: 'text',
    maxLength: 4,
    enum: ['a'],
  }),
  property('a list of values that belongs to the items', 'enum-violates-schema', {
    type: 'array',
    maxItems: 2,
    enum: ['a', 'b'],
    items: text(4),
  }),
  property('an alternative of another type than the schema around it', 'impossible-branch', {
    ...text(4),
    oneOf: [{ minLength: 1 }, { type: 'integer' }],
  }),
  property('words of a later version', 'invalid-document', {
    ...text(4),
    if: { minLength: 2 },
    else: { maxLength: 3 },
  }),
  alternatives(
    'a property that no alternative has',
    'discriminator-property-missing',
    /\/discriminator\/propertyName$/,
    (it) => {
      it.discriminator.propertyName = 'sort';
    },
  ),
  [
    'a scheme that is not defined, everywhere',
    'unknown-security-scheme',
    /^\/security\/0\/kee$/,
    (document) => {
      document.security = [{ kee: [] }];
    },
  ],
  [
    'schemes by their names alone',
    'invalid-document',
    /\/get\/security\/0$/,
    (document) => {
      get(document).security = ['key'];
    },
  ],
  [
    'a scheme that nothing asks for',
    'unused-component',
    /\/key$/,
    (document) => {
      document.security = undefined;
    },
  ],
  [
    'a server variable by nearly its name',
    'undefined-server-variable',
    /\/servers\/0\/url$/,
    (document) => {
      document.servers = [{ url: 'https://{region}.example.com', variables: { regoin: { default: 'eu' } } }];
    },
  ],
  property('properties that hold a schema', 'invalid-schema', {
    type: 'object',
    properties: { type: 'object', properties: { a: text(4) } },
  }),
  property('text of a format that is longer than allowed', 'format-excludes-length', {
    type: 'string',
    format: 'date',
    maxLength: 8,
  }),
  property('parts that describe a property otherwise', 'all-of-conflict', {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: text(4) } },
      { type: 'object', properties: { a: { type: 'integer' } } },
    ],
  }),
  property('not of the values that are listed', 'never-valid', {
    type: 'string',
    enum: ['a', 'b'],
    not: { enum: ['b', 'a'] },
  }),
  property('more different numbers than there are', 'unique-items-impossible', {
    type: 'array',
    uniqueItems: true,
    minItems: 4,
    maxItems: 4,
    items: { type: 'integer', minimum: 1, maximum: 3 },
  }),
  property('a backslash that is escaped itself', 'pattern-means-otherwise', {
    ...text(4),
    pattern: '^\\\\d+$',
  }),
  property('a class from capitals to small letters', 'pattern-means-otherwise', {
    ...text(4),
    pattern: '^[A-z]+$',
  }),
  property('alternatives that share the anchors', 'pattern-means-otherwise', {
    ...text(4),
    pattern: '^a|b$',
  }),
  property('bytes in JSON', 'binary-in-text', { type: 'string', format: 'binary' }),
  property('items of no array', 'limit-without-type', { items: text(4), maxItems: 2 }),
  property('an object of which nothing is said', 'empty-schema', { type: 'object' }),
  property('a reference to what is no schema', 'ref-of-other-kind', { $ref: '#/info' }),
  property('a reference without its `#`', 'unresolved-ref', { $ref: '/components/schemas/Error' }),
  [
    'a schema among its own alternatives',
    'endless-recursion',
    /\/Pet\/oneOf$/,
    (document) => {
      pet(document).oneOf = [ref('Pet'), { type: 'object' }];
    },
  ],
  [
    'a header with a space in its name',
    'unsendable-name',
    /\/headers\/X Rate$/,
    (document) => {
      get(document).responses[200] = {
        ...json(ref('Pet')),
        headers: { 'X Rate': { schema: { type: 'integer' } } },
      };
    },
  ],
  [
    'a placeholder as other routers write it',
    'malformed-path',
    /^\/paths\/~1cats~1:id$/,
    (document) => {
      document.paths['/cats/:id'] = { get: { ...get(document), operationId: 'cats', parameters: [] } };
    },
  ],
  [
    'a host without its scheme',
    'invalid-server-url',
    /\/servers\/0\/url$/,
    (document) => {
      document.servers = [{ url: 'api.example.com/v1' }];
    },
  ],
  [
    'a body that may be left out',
    'body-not-required',
    /\/requestBody$/,
    (document) => {
      Object.assign(put(document).requestBody, { required: undefined });
    },
  ],
  [
    'a scheme that cannot be read',
    'invalid-security-scheme',
    /\/key$/,
    ({ components }) => {
      components.securitySchemes.key = { type: 'apiKey', in: 'path', name: 'k' };
    },
  ],
  [
    'a scheme of a later version',
    'invalid-document',
    /\/key\/type$/,
    ({ components }) => {
      components.securitySchemes.key = { type: 'mutualTLS' };
    },
  ],
  [
    'security that is no list',
    'invalid-document',
    /\/get\/security$/,
    (document) => {
      get(document).security = { key: [] };
    },
  ],
];

describe('a document with one defect has one finding', () => {
  test.each(['3.0.3', '3.1.0'])('none where there is no defect, in %s', async (version) => {
    expect(await lintText(stringify(soundDocument(version)))).toEqual([]);
  });

  test.each(rows)('%s', async (_what, code, place, change, version = '3.0.3') => {
    const document = soundDocument(version);
    change(document);
    const found = await lintText(stringify(document, { aliasDuplicateObjects: false }));
    expect(found).toEqual([
      expect.objectContaining({
        code,
        place: expect.objectContaining({
          pointer: expect.stringMatching(place),
          range: expect.objectContaining({}),
        }),
      }),
    ]);
  });
});

test('a key that YAML has twice is told, and the last one is read', async () => {
  const found = await lintText('openapi: 3.1.0\ninfo: {title: t, title: 5, version: "1"}\npaths: {}');
  expect(found.map((one) => `${one.code}: ${underlined(one)} at ${one.place.pointer}`)).toEqual([
    'duplicate-key: title at /info',
    'invalid-document: 5 at /info/title',
  ]);
});

test('what 3.2 knows is read: a default mapping, texts as they are sent, tags below tags', async () => {
  const text = `openapi: 3.2.0
info: {title: Pets, version: '1'}
servers: [{url: https://api.example.com}]
tags: [{name: cats, parent: pet}]
paths:
  /pets:
    get:
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
              examples:
                good: {serializedValue: '{"kind": "cat"}'}
                bad: {serializedValue: '{"kind": 5}'}
components:
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}, defaultMapping: Kat}
    Cat: {$id: 'https://example.com/cat', type: object, properties: {kind: {enum: [cat]}}}
    Dog: {type: object, required: [kind], properties: {kind: {enum: [dog]}, likes: {$ref: 'https://example.com/cat'}}}
`;
  const found = await lintText(text);
  expect(found.filter(({ severity }) => severity === 'error').map(brief)).toEqual([
    'error unknown-parent-tag: pet',
    'error example-violates-schema: serializedValue',
    'error discriminator-mapping-unresolved: Kat',
  ]);
  expect(found.map(({ code }) => code)).not.toContain('discriminator-property-missing');
});

test('a required field of a form of 2.0 is no circle', async () => {
  const found = await lintText(`swagger: '2.0'
info: {title: Pets, version: '1'}
host: api.example.com
basePath: /v1/
schemes: [https]
paths:
  /pets:
    post:
      consumes: [multipart/form-data]
      parameters: [{name: photo, in: formData, required: true, type: file}]
      responses: {'204': {description: done}, '400': {description: no}}
`);
  expect(found.filter(({ severity }) => severity !== 'info').map(brief)).toEqual([
    'warning server-ends-in-slash: /v1/',
  ]);
});
