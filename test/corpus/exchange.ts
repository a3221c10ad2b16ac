import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { type Document, OpenAPIBackend } from 'openapi-backend';
import { encodeBody } from '../../src/exchange/body-codec.js';
import { buildRequest, parameterKey } from '../../src/exchange/build-request.js';
import { judgeContent } from '../../src/exchange/judge-content.js';
import { judgeRequest, type RequestFlaw } from '../../src/exchange/judge-request.js';
import { concreteMediaType, isJson, parseMediaType } from '../../src/exchange/media-type.js';
import { findRoute } from '../../src/exchange/route.js';
import { isFieldValue, type WireRequest } from '../../src/http/message.js';
import type { Api, Operation, Parameter } from '../../src/openapi/api.js';
import { isMapping } from '../../src/openapi/document-node.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';
import { validValues } from '../../src/schema/valid-values.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText, readValue } from './read-shared.js';

/** What openapi-backend loads: one file each, and no Swagger 2.0. */
const documents = [
  'petstore-3.0.json',
  'petstore-simple-3.1.json',
  'galaxy-3.1.1.yaml',
  'museum-3.1.yaml',
  'cafe-3.2.yaml',
  'sendgrid-api-keys.yaml',
  'sendgrid-contacts.yaml',
  'sendgrid-mail.yaml',
  'sendgrid-suppressions.yaml',
  'sendgrid-webhooks.json',
  'twilio-verify-v2.yaml',
  'twilio-api-v2010.json',
  'xero-accounting.yaml',
  'discord-3.1.json',
  'box-3.0.json',
  'stripe-3.0.yaml',
  'github-3.0.3.json',
];

/** Operations of a document, evenly spread, and values of each kind for a parameter or a body, that are compared. */
const maxOperations = 300;
const maxValues = 4;

interface Difference {
  readonly operation: Operation;
  /** The parameter that was varied; the body where there is none. */
  readonly parameter?: Parameter;
  readonly label: string;
  readonly request: WireRequest;
  readonly ours: readonly RequestFlaw[];
  readonly theirs: readonly ErrorObject[];
}

interface Reason {
  readonly right: 'ours' | 'theirs' | 'open';
  readonly reason: string;
  explains(difference: Difference): boolean;
}

const onlyTheirs = (d: Difference, keyword: string) =>
  d.ours.length === 0 && d.theirs.some((error) => error.keyword === keyword);
const onlyOurs = (d: Difference, keyword: string) =>
  d.theirs.length === 0 && d.ours.some((flaw) => flaw.keyword === keyword);

/** Why the verdicts differ, and who is right. */
const reasons: readonly Reason[] = [
  {
    right: 'ours',
    reason:
      'A `#` in a path begins a fragment, which is never sent (RFC 9110 §7.1); the stranger waits for it and finds no path parameter.',
    explains: (d) => onlyTheirs(d, 'required') && d.operation.path.includes('#'),
  },
  {
    right: 'ours',
    reason:
      'A parameter for the header Accept is to be ignored (OpenAPI 3.0.3, Parameter Object, `name`); the stranger asks for it.',
    explains: (d) => d.theirs.some(({ instancePath }) => instancePath === '/header/accept'),
  },
  {
    right: 'ours',
    reason:
      'The stranger splits every parameter with `explode: false` at its commas, where the schema wants a text.',
    explains: (d) => d.parameter?.explode === false && d.theirs.some((e) => e.params.type === 'string'),
  },
  {
    right: 'open',
    reason: '`ids=` is a list without items or one with an empty item; we take the reading that conforms.',
    explains: (d) =>
      d.ours.length === 0 && d.parameter?.explode === false && /[?&][^=&]+=(&|$)/.test(d.request.target),
  },
  {
    right: 'ours',
    reason:
      'A name repeated more than twenty times is no list for the stranger, whose query parser stops there.',
    explains: (d) => onlyTheirs(d, 'type') && d.request.target.split('&').length > 20,
  },
  {
    right: 'open',
    reason: 'Objects in the items of a `form` list are not specified; we write and read them as JSON.',
    explains: (d) => onlyTheirs(d, 'type') && d.theirs.some((e) => e.params.type === 'object'),
  },
  {
    right: 'ours',
    reason: 'The stranger judges no media type: a body sent as another one than documented passes.',
    explains: (d) => onlyOurs(d, 'content'),
  },
  {
    right: 'ours',
    reason:
      'The stranger takes digits for text and for a number at once, so that a `oneOf` of both never holds.',
    explains: (d) =>
      onlyTheirs(d, 'oneOf') && d.theirs.every((error) => !/requestBody/.test(error.instancePath)),
  },
  {
    right: 'open',
    reason: '`nullable` beside an `enum` without null: we read it as meant, the stranger as written.',
    explains: (d) => onlyTheirs(d, 'enum') && / = null$/.test(d.label),
  },
  {
    right: 'ours',
    reason: 'The stranger reads `application/json` alone, no type with the suffix `+json`.',
    explains: (d) =>
      d.theirs.length === 0 &&
      d.request.headers.some(([name, value]) => name === 'Content-Type' && value.endsWith('+json')),
  },
  {
    right: 'ours',
    reason:
      'What is `readOnly` is not required of a request (OpenAPI 3.0.3, Schema Object, `readOnly`); the stranger asks for it.',
    explains: (d) =>
      onlyTheirs(d, 'required') &&
      d.theirs.every(({ instancePath }) => instancePath.startsWith('/requestBody')),
  },
];

const notWritten: Reason = {
  right: 'open',
  reason: 'A required list without items cannot be written in a form, so its body lacks it.',
  explains: () => false,
};
const notCompared: Reason = {
  right: 'ours',
  reason: 'Ajv refuses the whole operation for an empty `enum`, or a `nullable` beside no `type`.',
  explains: () => false,
};
const uncompilable = /enum must NOT have fewer than 1 items|"nullable" cannot be used without "type"/;

/** Verdicts on parameters and bodies, held against those of openapi-backend. */
export const section: CorpusSection = {
  name: 'exchange',
  run: async (shared) => {
    const explained = new Map<Reason, number>(
      [...reasons, notWritten, notCompared].map((reason) => [reason, 0]),
    );
    const rows: CorpusRow[] = [];
    for (const file of documents) rows.push(await compareDocument(join(shared, 'corpus'), file, explained));
    for (const [{ right, reason }, differences] of explained) {
      rows.push({
        subject: `${right}: ${reason}`,
        counts: { differences },
        passed: differences,
        failures: differences === 0 ? ['explains nothing'] : [],
        milliseconds: 0,
      });
    }
    return rows;
  },
};

async function compareDocument(
  folder: string,
  file: string,
  explained: Map<Reason, number>,
): Promise<CorpusRow> {
  const started = performance.now();
  const path = join(folder, file);
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  const failures: string[] = [];
  const counts = { cases: 0, agreed: 0, bodies: 0, 'read back': 0 };
  if (!loaded.ok) failures.push(loaded.diagnostic.message);
  else {
    const count = (reason: Reason) => explained.set(reason, (explained.get(reason) ?? 0) + 1);
    const judge = await strangerFor(readValue(path));
    const { operations } = loaded.api;
    const step = Math.ceil(operations.length / maxOperations);
    for (const operation of operations.filter((_, index) => index % step === 0)) {
      for (const { label, flaw } of writtenBodies(operation)) {
        counts.bodies++;
        if (flaw === undefined) counts['read back']++;
        else if (/required/.test(flaw)) count(notWritten);
        else failures.push(`${operation.id}, ${label}: ${flaw}`);
      }
      try {
        for (const compared of compareOperation(loaded.api, operation, judge)) {
          counts.cases++;
          if ((compared.ours.length === 0) === (compared.theirs.length === 0)) counts.agreed++;
          else {
            const reason = reasons.find((candidate) => candidate.explains(compared));
            if (reason) count(reason);
            else failures.push(sentence(compared));
          }
        }
      } catch (error) {
        if (uncompilable.test(String(error))) count(notCompared);
        else failures.push(`${operation.id}: ${String(error)}`);
      }
    }
  }
  return {
    subject: file,
    counts,
    passed: counts.agreed + counts['read back'],
    failures,
    milliseconds: performance.now() - started,
  };
}

/** Valid bodies of all media types but JSON, written and judged again: the first flaw of each, if it has one. */
function* writtenBodies({
  requestBody,
  responses,
}: Operation): Generator<{ label: string; flaw: string | undefined }> {
  const described = [
    ...(requestBody?.content ?? []).map((mediaType) => ({ mediaType, direction: 'request' as const })),
    ...responses.flatMap(({ content }) =>
      content.map((mediaType) => ({ mediaType, direction: 'response' as const })),
    ),
  ];
  for (const description of described) {
    const { mediaType, direction } = description;
    const type = concreteMediaType(mediaType.type);
    const media = parseMediaType(type);
    if (!media || isJson(media) || !mediaType.schema) continue;
    for (const { value, label } of first(validValues(mediaType.schema.schema(direction)), maxValues)) {
      const bytes = encodeBody(type, value, description);
      const { problem, violations } = judgeContent(mediaType, direction, media, bytes ?? Buffer.alloc(0));
      const [violation] = violations;
      const flaw = problem ?? (violation && `${violation.keyword} at ${violation.pointer}`);
      yield { label: `${type}: ${label}`, flaw: bytes ? flaw : 'cannot be written' };
    }
  }
}

type Judge = (operation: Operation, request: WireRequest) => readonly ErrorObject[] | undefined;

/** The stranger with its operations by method and path; only JSON bodies are kept, for it reads no other bytes. */
async function strangerFor(document: unknown): Promise<Judge> {
  const definition = isMapping(document) ? document : {};
  for (const [path, item] of entriesOf(definition.paths)) {
    for (const [method, operation] of entriesOf(item)) {
      if (!isMapping(operation)) continue;
      operation.operationId = `${method} ${path}`;
      operation.responses = {};
      delete operation.callbacks;
      const body = isMapping(operation.requestBody) ? operation.requestBody : {};
      const isRead = isMapping(body.content) && Object.hasOwn(body.content, 'application/json');
      if (!isRead && body.$ref === undefined) delete operation.requestBody;
    }
  }
  const backend = new OpenAPIBackend({
    definition: definition as unknown as Document,
    quick: true,
    coerceTypes: true,
    ajvOpts: { strict: false, logger: false },
    customizeAjv: (ajv) => addFormats.default(ajv),
  });
  await backend.init();
  const operations = new Map(
    backend.router.getOperations().map((one) => [`${one.method.toUpperCase()} ${one.path}`, one]),
  );
  return ({ method, path }, request) => {
    const operation = operations.get(`${method} ${path}`);
    if (!operation) return undefined;
    const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]));
    const sent = {
      method: request.method,
      path: request.target,
      headers,
      ...(request.body && operation.requestBody ? { body: request.body.toString('utf8') } : {}),
    };
    return backend.validator.validateRequest(sent, operation).errors ?? [];
  };
}

function* compareOperation(api: Api, operation: Operation, judge: Judge): Generator<Difference> {
  const own: Api = { ...api, operations: [operation] };
  const baseline = new Map<string, unknown>();
  for (const parameter of operation.parameters.filter(({ required }) => required)) {
    const value = valueThatShows(parameter);
    if (value === undefined) return;
    baseline.set(parameterKey(parameter), value);
  }
  const compare = (
    parameters: ReadonlyMap<string, unknown>,
    label: string,
    body?: { mediaType: string; bytes: Buffer },
    parameter?: Parameter,
  ): Difference[] => {
    const credentials = { headers: [], query: [], cookies: [] };
    const request = buildRequest('', { operation, parameters, credentials, ...(body ? { body } : {}) });
    const route = findRoute(own, operation.method, request.target.replace(/\?.*/s, ''));
    const theirs = judge(operation, request);
    if (route.found !== 'operation' || !theirs) return [];
    const flaws = judgeRequest(operation, request, route.parameters);
    const isBody = (place: boolean) => place === (body !== undefined);
    const ours = flaws.filter(({ location }) => isBody(location === 'body'));
    const aboutBody = (error: ErrorObject) =>
      /requestBody/.test(`${error.instancePath}${error.schemaPath}`) ||
      error.params.missingProperty === 'requestBody';
    return [
      {
        operation,
        ...(parameter ? { parameter } : {}),
        label,
        request,
        ours,
        theirs: theirs.filter((error) => isBody(aboutBody(error))),
      },
    ];
  };
  for (const parameter of operation.parameters) {
    for (const { value, label } of valuesOf(parameter.schema?.schema('request') ?? true)) {
      const parameters = new Map(baseline).set(parameterKey(parameter), value);
      yield* compare(parameters, `${parameter.name}: ${label}`, undefined, parameter);
    }
  }
  const json = operation.requestBody?.content.find(({ type }) => {
    const media = parseMediaType(type);
    return media !== undefined && isJson(media);
  });
  if (!json?.schema) return;
  for (const { value, label } of valuesOf(json.schema.schema('request'))) {
    const bytes = encodeBody(json.type, value);
    if (bytes) yield* compare(baseline, `body: ${label}`, { mediaType: json.type, bytes });
  }
  const [sample] = valuesOf(json.schema.schema('request'));
  const bytes = sample && encodeBody(json.type, sample.value);
  if (bytes) yield* compare(baseline, 'body as another type', { mediaType: 'text/x-other', bytes });
  yield* compare(baseline, 'body: broken JSON', { mediaType: json.type, bytes: Buffer.from('{"a": nope}') });
}

function valuesOf(schema: JsonSchema): { value: unknown; label: string }[] {
  return [...first(validValues(schema), maxValues), ...first(invalidValues(schema), maxValues)];
}

/** A value that is neither empty nor, in a header, no field value. */
function valueThatShows(parameter: Parameter): unknown {
  const schema = parameter.schema?.schema('request') ?? { type: 'string' };
  return first(validValues(schema), 10)
    .map(({ value }) => value)
    .find((value) => {
      if (value === null || value === '') return false;
      if (typeof value === 'object') return Object.keys(value).length > 0;
      return parameter.in !== 'header' || isFieldValue(String(value));
    });
}

function first<T>(values: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}

function entriesOf(value: unknown): [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : [];
}

function sentence({ operation, label, request, ours, theirs }: Difference): string {
  const [flaw] = ours;
  const [error] = theirs;
  const we = flaw ? `${flaw.keyword} at ${flaw.pointer}` : 'nothing';
  const they = error ? `${error.keyword} at ${error.instancePath}` : 'nothing';
  return `${operation.id}, ${label}: we find ${we}, the stranger ${they} (${request.target.slice(0, 100)})`;
}
