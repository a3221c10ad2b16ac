import type { Api, Operation } from '../openapi/api.js';
import { encodePathText } from './path-text.js';

/** What a method and path lead to. `parameters` are percent-decoded; a broken encoding stays as sent. */
export type Route =
  | {
      readonly found: 'operation';
      readonly operation: Operation;
      readonly parameters: ReadonlyMap<string, string>;
    }
  /** The path is documented, the method is not; `allowed` lists those that are, upper case. */
  | { readonly found: 'path'; readonly allowed: readonly string[] }
  | { readonly found: 'nothing' };

interface Template {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Literal characters count: more of them is more concrete (OpenAPI 3.1 §4.8.8.2). */
  readonly literals: number;
}

const templatesByApi = new WeakMap<Api, Template[]>();

/** Finds the operation for a method and a path without base path and query; concrete paths win over templated ones. */
export function findRoute(api: Api, method: string, path: string): Route {
  const written = encodePathText(path);
  const matching = templatesOf(api).filter(({ pattern }) => pattern.test(written));
  const best = matching[0];
  if (!best) return { found: 'nothing' };
  const match = matching.find(({ operation }) => operation.method === method);
  if (!match) {
    const sameTemplate = matching.filter(({ operation }) => operation.path === best.operation.path);
    return { found: 'path', allowed: [...new Set(sameTemplate.map(({ operation }) => operation.method))] };
  }
  const values = match.pattern.exec(written)?.slice(1) ?? [];
  return {
    found: 'operation',
    operation: match.operation,
    parameters: new Map(match.names.map((name, index) => [name, decode(values[index] ?? '')])),
  };
}

function templatesOf(api: Api): Template[] {
  let templates = templatesByApi.get(api);
  if (!templates) {
    templates = api.operations.map(compileTemplate).sort((a, b) => b.literals - a.literals);
    templatesByApi.set(api, templates);
  }
  return templates;
}

function compileTemplate(operation: Operation): Template {
  const names: string[] = [];
  let literals = 0;
  const pattern = operation.path
    .split(/(\{[^{}/]+\})/)
    .map((part) => {
      if (part.startsWith('{') && part.endsWith('}')) {
        names.push(part.slice(1, -1));
        return '([^/]+)';
      }
      literals += part.length;
      return encodePathText(part).replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  return { operation, names, literals, pattern: new RegExp(`^${pattern}/?$`) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
