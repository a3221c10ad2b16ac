import type { Operation, Response } from '../openapi/api.js';
import { type DocumentNode, isMapping, member } from '../openapi/document-node.js';
import type { RuntimeExpression } from '../openapi/runtime-expression.js';
import { parsePointer } from '../source/json-pointer.js';
import { conjunctsOf } from './conjuncts.js';
import type { RuleContext } from './rule.js';

type Resolve = RuleContext['resolve'];

/**
 * Why a runtime expression can never have a value, as far as the operation is described; `undefined` where it can. `response` is
 * the one that a link stands in; a callback has none.
 */
export function missingTarget(
  expression: RuntimeExpression,
  operation: Operation,
  response: Response | undefined,
  resolve: Resolve,
): string | undefined {
  if (!('part' in expression)) return undefined;
  const { from, part } = expression;
  if (part === 'body') {
    const body = from === 'request' ? operation.requestBody : response;
    if (!body) return from === 'request' ? 'the request has no body' : undefined;
    // A body whose content is missing or cannot be read is told where it stands.
    const written = member(body.node, 'content')?.value;
    const isUnread = written === undefined ? from === 'request' : !isEmptyMapping(written);
    if (body.content.length === 0 && isUnread) return undefined;
    if (body.content.length === 0)
      return from === 'request' ? 'the request has no body' : 'the response has no body';
    const schemas = body.content.flatMap(({ schema }) => schema?.node ?? []);
    const isPossible =
      schemas.length === 0 ||
      schemas.some((schema) => mayHold(schema, parsePointer(expression.pointer), resolve));
    return isPossible ? undefined : `the body has no \`${expression.pointer}\``;
  }
  const name = part === 'header' ? expression.name.toLowerCase() : expression.name;
  if (from === 'response') {
    const isDescribed = response?.headers.some((header) => header.name.toLowerCase() === name);
    const isSent = isDescribed || name === 'content-type' || !response;
    return isSent ? undefined : `the response has no header \`${name}\``;
  }
  const isDeclared = operation.parameters.some(
    (parameter) =>
      parameter.in === part && (part === 'header' ? parameter.name.toLowerCase() : parameter.name) === name,
  );
  // Any request may carry further headers.
  return isDeclared || part === 'header' ? undefined : `the request has no ${part} parameter \`${name}\``;
}

/** Whether some value of a schema can have something at the place; what the schema leaves open may be there. */
function mayHold(schema: DocumentNode, tokens: readonly string[], resolve: Resolve): boolean {
  const [token, ...rest] = tokens;
  if (token === undefined) return true;
  const conjuncts = conjunctsOf(schema, resolve);
  if (conjuncts.some(({ value }) => value.oneOf || value.anyOf || value.patternProperties)) return true;
  const inner = conjuncts.flatMap((part) => {
    const properties = member(part, 'properties');
    const items = /^\d+$/.test(token) ? member(part, 'items') : undefined;
    return (properties && member(properties, token)) ?? items ?? [];
  });
  if (inner.length > 0) return inner.some((next) => mayHold(next, rest, resolve));
  return !conjuncts.some(({ value }) => value.properties !== undefined);
}

function isEmptyMapping(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).length === 0;
}
