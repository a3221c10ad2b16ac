import { dirname, resolve } from 'node:path';
import { readValue } from './read-shared.js';

/** How many of each a document has, references followed. */
export interface DocumentCounts {
  readonly operations: number;
  readonly parameters: number;
  readonly bodies: number;
  readonly responses: number;
  readonly headers: number;
  readonly security: number;
  readonly webhooks: number;
}

type Mapping = Record<string, unknown>;
interface Place {
  readonly file: string;
  readonly value: unknown;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const noParameters = new Set(['header accept', 'header content-type', 'header authorization']);

/** Counts what the text of a document says, with no help from the model that it is compared with. */
export function countDocument(path: string): DocumentCounts {
  const files = new Map<string, unknown>();
  const open = (file: string) => {
    if (!files.has(file)) files.set(file, readValue(file));
    return files.get(file);
  };
  const follow = (from: Place): Place => {
    let at = from;
    while (isMapping(at.value) && typeof at.value.$ref === 'string') {
      const [location = '', fragment = ''] = at.value.$ref.split('#');
      const file = location === '' ? at.file : resolve(dirname(at.file), location);
      let value = open(file);
      for (const token of fragment.split('/').slice(1)) {
        const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
        value = isMapping(value) || Array.isArray(value) ? (value as Mapping)[name] : undefined;
      }
      at = { file, value };
    }
    return at;
  };
  const child = (of: Place, key: string): Place => {
    return follow({ file: of.file, value: isMapping(of.value) ? of.value[key] : undefined });
  };
  const entries = (of: Place): [string, Place][] =>
    isMapping(of.value) ? Object.keys(of.value).map((key) => [key, child(of, key)]) : [];
  const children = (of: Place) => entries(of).filter(([key]) => !key.startsWith('x-'));
  const list = (of: Place): Place[] =>
    Array.isArray(of.value) ? of.value.map((value: unknown) => follow({ file: of.file, value })) : [];

  const root: Place = { file: resolve(path), value: open(resolve(path)) };
  const counts = {
    operations: 0,
    parameters: 0,
    bodies: 0,
    responses: 0,
    headers: 0,
    security: 0,
    webhooks: 0,
  };
  for (const [, pathItem] of children(child(root, 'webhooks'))) {
    counts.webhooks += methods.filter((method) => isMapping(child(pathItem, method).value)).length;
  }
  for (const [, pathItem] of children(child(root, 'paths'))) {
    const additional = children(child(pathItem, 'additionalOperations')).map(([, operation]) => operation);
    const fixed = methods.map((method) => child(pathItem, method));
    for (const operation of [...fixed, ...additional].filter(({ value }) => isMapping(value))) {
      counts.operations++;
      const names = new Set<string>();
      let hasBody = isMapping(child(operation, 'requestBody').value);
      for (const one of [...list(child(pathItem, 'parameters')), ...list(child(operation, 'parameters'))]) {
        const { in: place, name } = one.value as Mapping;
        if (place === 'body' || place === 'formData') hasBody = true;
        else names.add(`${String(place)} ${String(name)}`);
      }
      counts.parameters += [...names].filter((name) => !noParameters.has(name.toLowerCase())).length;
      if (hasBody) counts.bodies++;
      for (const [, response] of children(child(operation, 'responses'))) {
        counts.responses++;
        const headers = entries(child(response, 'headers'));
        counts.headers += headers.filter(([name]) => name.toLowerCase() !== 'content-type').length;
      }
      const own = (operation.value as Mapping).security;
      counts.security += list(
        own === undefined ? child(root, 'security') : child(operation, 'security'),
      ).length;
    }
  }
  return counts;
}

function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
