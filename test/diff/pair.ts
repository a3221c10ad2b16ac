import type { Change } from '../../src/diff/change.js';
import { diffApis } from '../../src/diff/diff-apis.js';
import type { Api } from '../../src/openapi/api.js';
import { loadApi } from '../../src/openapi/load-api.js';

export function apiOf(text: string, path = 'api.yaml'): Api {
  const loaded = loadApi({ path, text }, () => undefined);
  return (loaded as Extract<typeof loaded, { ok: true }>).api;
}

/** The parts of a small document that a row changes, as YAML in flow style. */
export interface Parts {
  readonly version?: string;
  readonly root?: string;
  readonly operation?: string;
  readonly parameters?: string;
  readonly body?: string;
  readonly request?: string;
  readonly responses?: string;
  readonly response?: string;
  readonly schemas?: string;
  readonly schemes?: string;
  readonly paths?: string;
}

export function petDocument(parts: Parts): string {
  const { version = '3.1.0', root = '', operation = '', parameters = '[]' } = parts;
  const request = parts.request ?? '{type: object}';
  const response = parts.response ?? '{type: object}';
  return `openapi: ${version}
info: {title: Pets, version: '1'}
${root}
paths:
  /pets:
    post:
      ${operation}
      parameters: ${parameters}
      ${parts.body ?? `requestBody: {required: true, content: {application/json: {schema: ${request}}}}`}
      responses: ${parts.responses ?? `{'200': {description: ok, content: {application/json: {schema: ${response}}}}}`}
${parts.paths ?? ''}
components:
  schemas: ${parts.schemas ?? '{}'}
  securitySchemes: ${parts.schemes ?? '{}'}
`;
}

export function changesBetween(old: Parts, next: Parts): Change[] {
  return diffApis(apiOf(petDocument(old), 'old.yaml'), apiOf(petDocument(next), 'new.yaml'), '2026-11-21');
}

/** `severity code` of each change. */
export function briefly(changes: readonly Change[]): string[] {
  return changes.map(({ severity, code }) => `${severity} ${code}`);
}
