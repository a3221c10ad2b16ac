import { resolve } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Api, Operation } from '../../src/openapi/api.js';
import type { ApiSchema } from '../../src/openapi/api-schema.js';
import { loadApi } from '../../src/openapi/load-api.js';

/** The model of a document's text, at `api/openapi.yaml`; other files are given by their path from there. */
export function apiOf(text: string, files: Readonly<Record<string, string>> = {}): Api {
  const byPath = new Map(Object.entries(files).map(([path, content]) => [resolve('api', path), content]));
  const loaded = loadApi({ path: 'api/openapi.yaml', text }, (path) => byPath.get(path));
  if (!loaded.ok) throw new Error(loaded.diagnostic.message);
  return loaded.api;
}

/** The operation of a document with only one, or the one of that id. */
export function operationOf(api: Api, id?: string): Operation {
  const operation = api.operations.find((one) => id === undefined || one.id === id);
  if (!operation) throw new Error(`there is no operation ${id}`);
  return operation;
}

/** A document with the operation `PUT /things/{id}`, each part replaceable by YAML in flow style. */
export function thingDocument(parts: {
  openapi?: string;
  operation?: string;
  body?: string;
  responses?: string;
  schemas?: string;
  components?: string;
  root?: string;
}): string {
  return `openapi: ${parts.openapi ?? '3.1.0'}
info: {title: Things, version: '1'}
${parts.root ?? ''}
paths:
  /things/{id}:
    put:
      operationId: putThing
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      ${parts.operation ?? ''}
      ${parts.body === undefined ? '' : `requestBody: ${parts.body}`}
      responses: ${parts.responses ?? "{'200': {description: ok}}"}
components:
  schemas: ${parts.schemas ?? '{}'}
  ${parts.components ?? ''}
`;
}

/** The schema of the request body of {@link thingDocument}, written in flow style. */
export function bodySchema(
  schema: string,
  parts: { openapi?: string; schemas?: string } = {},
  files: Readonly<Record<string, string>> = {},
): ApiSchema {
  const text = thingDocument({ ...parts, body: `{content: {application/json: {schema: ${schema}}}}` });
  const found = operationOf(apiOf(text, files)).requestBody?.content[0]?.schema;
  if (!found) throw new Error('the body has no schema');
  return found;
}

/** The text under the caret. */
export function underlined({ place }: Pick<Diagnostic, 'place'>): string {
  return place.range ? place.source.text.slice(place.range.start, place.range.end) : '';
}

/** `code: text under the caret`. */
export function brief(diagnostic: Diagnostic): string {
  return `${diagnostic.code}: ${underlined(diagnostic)}`;
}
