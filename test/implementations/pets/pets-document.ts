import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../json.js';
import { isObject } from '../value-rules.js';

/** Where the document of the pets API is; compiled or not, the server reads it from its source folder. */
export const PETS_DOCUMENT = fileURLToPath(new URL('pets.yaml', import.meta.url)).replace(
  /[\\/]dist(?=[\\/]test[\\/])/,
  '',
);

/** A parameter of an operation as the document has it, references followed. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly schema: JsonObject;
}

/** One operation of the document, references followed, as far as a server needs it. */
export interface PetOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Alternatives; all the schemes of one are needed. An empty list asks for nothing. */
  readonly security: readonly (readonly string[])[];
  /** Media type → schema; an empty schema takes any bytes. */
  readonly bodies: Readonly<Record<string, JsonObject>>;
}

/** A copy of one's own. */
export function readPetsDocument(): JsonObject {
  return parse(readFileSync(PETS_DOCUMENT, 'utf8')) as JsonObject;
}

/** What a reference points to (RFC 6901); other values are themselves. */
export function follow(document: JsonObject, value: Json | undefined): JsonObject {
  if (!isObject(value)) return {};
  if (typeof value.$ref !== 'string') return value;
  const tokens = value.$ref.split('/').slice(1);
  return follow(
    document,
    tokens.reduce<Json | undefined>((inner, token) => (isObject(inner) ? inner[token] : undefined), document),
  );
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** The document's operations in its order. */
export function petOperations(document: JsonObject): PetOperation[] {
  return Object.entries(follow(document, document.paths)).flatMap(([path, item]) =>
    METHODS.filter((method) => isObject(item) && item[method]).map((method): PetOperation => {
      const operation = follow(document, (item as JsonObject)[method]);
      const parameters = [(item as JsonObject).parameters ?? [], operation.parameters ?? []].flat();
      const content = follow(document, follow(document, operation.requestBody).content);
      return {
        id: String(operation.operationId),
        method: method.toUpperCase(),
        path,
        parameters: parameters.map((parameter) => asParameter(document, follow(document, parameter))),
        security: ((operation.security ?? document.security) as JsonObject[]).map((alternative) =>
          Object.keys(alternative),
        ),
        bodies: Object.fromEntries(
          Object.entries(content).map(([type, media]) => [
            type,
            follow(document, (media as JsonObject).schema),
          ]),
        ),
      };
    }),
  );
}

function asParameter(document: JsonObject, parameter: JsonObject): Parameter {
  const place = parameter.in as Parameter['in'];
  const style = String(parameter.style ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple'));
  return {
    name: String(parameter.name),
    in: place,
    required: parameter.required === true,
    style,
    explode: parameter.explode === undefined ? style === 'form' : parameter.explode === true,
    schema: follow(document, parameter.schema),
  };
}
