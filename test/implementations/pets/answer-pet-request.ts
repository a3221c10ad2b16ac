import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from '../json.js';
import type { Answer } from '../segment-api.js';
import { refusal } from './pet-answers.js';
import type { PetStore } from './pet-store.js';
import type { PetRequest, PetsApi } from './pets-api.js';
import type { PetOperation } from './pets-document.js';
import { readParameters } from './read-parameters.js';
import { readPetBody } from './read-pet-body.js';

const BASE = 'https://pets.example.com/document';

/** Compiles what requests are held against; then answers one request after the other. */
export function answererOf(
  pets: PetsApi,
  store: PetStore,
  document: JsonObject,
): (request: PetRequest) => Promise<Answer> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: BASE, components: document.components });
  const compiled = new Map<JsonObject, ValidateFunction>();
  const faultsOf = (schema: JsonObject, value: Json): JsonObject[] => {
    const validate = compiled.get(schema) ?? ajv.compile(absolute(schema) as JsonObject);
    compiled.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message = 'breaks a rule' }) => ({
      pointer: instancePath,
      message,
    }));
  };

  async function carryOut(request: PetRequest): Promise<Answer> {
    const { operation } = request;
    if (!isAuthorised(pets, request))
      return refusal(401, 'The credentials are missing or wrong.', {
        headers: { 'www-authenticate': challengeFor(operation) },
      });
    let parameters: JsonObject;
    try {
      parameters = readParameters(operation.parameters, request);
    } catch {
      return refusal(400, 'The query is not percent-encoded as it should be.');
    }
    for (const { name, in: place, required, schema } of operation.parameters) {
      const value = parameters[name];
      const errors = value === undefined ? [] : faultsOf(schema, value);
      if (value === undefined ? required : errors.length > 0)
        return place === 'path'
          ? refusal(404, 'There is no such pet.')
          : refusal(400, `The parameter ${name} breaks a rule.`, { errors });
    }
    if (Object.keys(operation.bodies).length === 0)
      return handle(request, { parameters, body: null, files: {}, mediaType: '' });
    const read = await readPetBody(
      operation.bodies,
      { bytes: request.bytes, size: request.size, contentType: request.headers['content-type'] },
      store.conditions.bodyLimit,
    );
    if ('status' in read) return refusal(read.status, BODY_TROUBLE[read.status]);
    const errors = faultsOf(operation.bodies[read.type] ?? {}, read.value);
    if (errors.length > 0) return refusal(422, 'The body breaks a rule.', { errors });
    return handle(request, { parameters, body: read.value, files: read.files, mediaType: read.type });
  }

  function handle(
    { operation, headers }: PetRequest,
    read: { parameters: JsonObject; body: Json; files: Record<string, Buffer>; mediaType: string },
  ): Answer {
    const handler = pets.handlers[operation.id];
    if (!handler) throw new Error(`No handler for ${operation.id}.`);
    return handler({ ...read, headers }, store, pets);
  }

  return async (request) => pets.finish(await carryOut(request), request, store);
}

const BODY_TROUBLE = {
  400: 'The body is missing, or cannot be read.',
  413: 'The body is too large.',
  415: 'The body is in a media type that is not taken here.',
} as const;

function isAuthorised(pets: PetsApi, request: PetRequest): boolean {
  const { security } = request.operation;
  if (security.length === 0) return true;
  return security.some((schemes) =>
    schemes.every((scheme) => pets.authorises(scheme, request, pets.credentials)),
  );
}

function challengeFor({ security }: PetOperation): string {
  return security.flat().includes('basic') ? 'Basic realm="pets"' : 'Bearer';
}

/** References within the document, as seen from outside it. */
function absolute(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(absolute);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) =>
      name === '$ref' && typeof value === 'string' ? [name, BASE + value] : [name, absolute(value)],
    ),
  );
}
