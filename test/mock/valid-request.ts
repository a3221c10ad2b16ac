import { buildRequest } from '../../src/exchange/build-request.js';
import { carryCredentials } from '../../src/exchange/credentials.js';
import { isJson, parseMediaType } from '../../src/exchange/media-type.js';
import type { Api, Operation } from '../../src/openapi/api.js';
import type { ApiSchema } from '../../src/openapi/api-schema.js';
import { minimalValue } from '../../src/schema/valid-values.js';
import type { RawRequest } from './send-raw.js';

/** A request that the document allows: required parameters, a minimal JSON body, credentials of the asked-for shape. */
export function validRequest(api: Api, operation: Operation): RawRequest {
  const required = operation.parameters.filter((parameter) => parameter.required);
  const json = operation.requestBody?.content.find(({ type }) => isJsonType(type));
  const names = operation.security[0] ?? [];
  const { method, target, headers, body } = buildRequest('', {
    operation,
    parameters: new Map(
      required.map(({ in: place, name, schema }) => [`${place} ${name}`, smallest(schema)]),
    ),
    credentials: carryCredentials(api, new Map(names.map((name) => [name, 'user:secret']))),
    ...(json
      ? { body: { mediaType: json.type, bytes: Buffer.from(JSON.stringify(smallest(json.schema))) } }
      : {}),
  });
  return { method, path: target, headers: Object.fromEntries(headers), ...(body ? { body } : {}) };
}

function smallest(schema: ApiSchema | undefined): unknown {
  const minimal = minimalValue(schema?.schema('request') ?? true);
  return minimal.ok ? minimal.value : null;
}

function isJsonType(type: string): boolean {
  const media = parseMediaType(type);
  return media !== undefined && isJson(media);
}
