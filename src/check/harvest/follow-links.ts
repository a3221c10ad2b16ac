import { headerValue } from '../../http/message.js';
import type { Api, Link, Operation } from '../../openapi/api.js';
import { valueAt } from '../../source/json-pointer.js';
import type { Exchange } from '../exchange.js';
import type { Id } from './read-ids.js';
import { expressionNames, itemsAlong, readTemplate } from './resource-path.js';

/** An item that a link of an answer names. */
export interface LinkedItem {
  readonly itemPath: string;
  readonly values: readonly Id[];
}

/** The items that the links of an answer's description name by the path parameters they give (OpenAPI 3.1 §4.8.20). */
export function followLinks(api: Api, operation: Operation, exchange: Exchange): LinkedItem[] {
  return (exchange.judgement?.response?.links ?? []).flatMap((link) => {
    const target = api.operations.find(({ id }) => id === link.operationId);
    const itemPath = target && itemsAlong(target.path).at(-1);
    if (itemPath === undefined) return [];
    const values = expressionNames(itemPath).map((name) => linkedValue(link, name, operation, exchange));
    return values.every(isId) ? [{ itemPath, values }] : [];
  });
}

function linkedValue(link: Link, name: string, operation: Operation, exchange: Exchange): unknown {
  const given = link.parameters.get(name) ?? link.parameters.get(`path.${name}`);
  return typeof given === 'string' && given.startsWith('$') ? evaluate(given, operation, exchange) : given;
}

/** The runtime expressions that can give an id: out of the answer's body and headers, or the request's path. */
function evaluate(
  expression: string,
  operation: Operation,
  { request, delivery, judgement }: Exchange,
): unknown {
  const [, source = '', rest = ''] =
    /^\$(response\.body#|response\.header\.|request\.path\.)(.*)$/.exec(expression) ?? [];
  if (source === 'response.body#') return valueAt(judgement?.value, rest);
  if (source === 'response.header.')
    return delivery.ok ? headerValue(delivery.response.headers, rest) : undefined;
  const path = request.target.replace(/[?#].*$/s, '');
  const index = expressionNames(operation.path).indexOf(rest);
  // A base path may stand before the template.
  const ending = path
    .split('/')
    .slice(-operation.path.split('/').length + 1)
    .join('/');
  return readTemplate(operation.path, `/${ending}`)?.[index];
}

function isId(value: unknown): value is Id {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
