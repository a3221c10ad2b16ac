import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { type LintOptions, lintApi } from '../../src/lint/lint-api.js';
import { loadApi } from '../../src/openapi/load-api.js';

/** Lints the text of an OpenAPI document; other files are given by their path. */
export async function lintText(
  text: string,
  options: LintOptions = {},
  files: Record<string, string> = {},
): Promise<Diagnostic[]> {
  const path = 'api.yaml';
  const read = (asked: string) => Object.entries(files).find(([name]) => asked.endsWith(`/${name}`))?.[1];
  const loaded = loadApi({ path, text }, read, { repeatedKeys: 'last' });
  return loaded.ok ? lintApi(loaded.api, options) : [loaded.diagnostic];
}

/** The text under the caret. */
export function underlined({ place }: Diagnostic): string {
  return place.source.text.slice(place.range?.start, place.range?.end);
}

/** `severity code: text under the caret`. */
export function brief(diagnostic: Diagnostic): string {
  return `${diagnostic.severity} ${diagnostic.code}: ${underlined(diagnostic)}`;
}

/** A valid document with one operation, `PUT /pets/{id}`; each part can be replaced by YAML in flow style. */
export function petDocument(parts: {
  version?: string;
  path?: string;
  parameters?: string;
  operation?: string;
  body?: string;
  responses?: string;
  response?: string;
  schema?: string;
  schemas?: string;
  root?: string;
}): string {
  const { version = '3.1.0', path = '/pets/{id}', root = '', operation = '', schemas = '{}' } = parts;
  const schema = parts.schema ?? '{type: string}';
  const response = parts.response ?? `{description: ok, content: {application/json: {schema: ${schema}}}}`;
  return `openapi: ${version}
info: {title: Pets, version: '1'}
${root}
paths:
  ${path}:
    put:
      ${operation}
      parameters: ${parts.parameters ?? '[{name: id, in: path, required: true, schema: {type: string}}]'}
      ${parts.body === undefined ? '' : `requestBody: ${parts.body}`}
      responses: ${parts.responses ?? `{'200': ${response}}`}
components: {schemas: ${schemas}}
`;
}
