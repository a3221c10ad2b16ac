import { parseMediaType } from '../exchange/media-type.js';
import type { MediaType, Parameter, Response } from '../openapi/api.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { type DocumentNode, member, placeOf } from '../openapi/document-node.js';
import type { Direction } from './change.js';
import type { ComparedPairs } from './compared-pairs.js';
import { diffEncoding } from './diff-encoding.js';
import { diffLifecycle, severityOfRemoval } from './diff-lifecycle.js';
import { diffSchemas, type JudgedChange } from './diff-schemas.js';
import { diffSecurity } from './diff-security.js';
import { diffHeaderWriting, diffParameterWriting } from './diff-writing.js';
import type { Found, FoundChange } from './found-change.js';
import { keyPlaces } from './key-places.js';
import type { OperationPair } from './operation-pair.js';
import { pairMediaTypes } from './pair-media-types.js';
import { pairParameters } from './pair-operations.js';
import { becameText, repeated } from './wire-text.js';

const opposite = (direction: Direction): Direction => (direction === 'request' ? 'response' : 'request');

/** Everything that differs between two versions of an operation. */
export function diffOperation(pair: OperationPair, found: Found): void {
  const { old, new: next } = pair;
  if (next.deprecated && !old.deprecated) {
    found({ code: 'operation-deprecated', message: 'is deprecated', new: placeOf(next.node, 'key') });
  }
  diffLifecycle({ old: old.node, new: next.node, title: '', today: pair.today }, found);
  const [id, newId] = [member(old.node, 'operationId'), member(next.node, 'operationId')];
  if (id && id.value !== newId?.value) {
    const message = `operationId ${id.value} → ${newId?.value ?? 'none'}`;
    found({
      code: 'operation-id-changed',
      message,
      old: placeOf(id),
      new: placeOf(newId ?? next.node, 'key'),
    });
  }
  diffParameters(pair, found);
  diffQueryString(pair, found);
  diffRequestBody(pair, found);
  diffResponses(pair, found);
  diffSecurity(pair, found);
}

function diffParameters({ old, new: next, requests, compared, today }: OperationPair, found: Found): void {
  for (const pair of pairParameters(old, next)) {
    if (pair.old && pair.new)
      diffParameter(pair.old, pair.new, { direction: requests, compared, today }, found);
    else if (pair.old) {
      const { severity, note } = severityOfRemoval(pair.old.node, 'warning', today);
      const message = `${titleOf(pair.old)} removed${note}`;
      found({ code: 'parameter-removed', severity, message, old: placeOf(pair.old.node, 'key') });
    } else if (pair.new) {
      const { required, node } = pair.new;
      const code = required ? 'required-parameter-added' : 'optional-parameter-added';
      const message = `${required ? 'required ' : ''}${titleOf(pair.new)} added`;
      found({ code, message, new: placeOf(node, 'key') });
    }
  }
}

/** The query as a whole (OpenAPI 3.2 §4.12.2). */
function diffQueryString({ old, new: next, requests, compared }: OperationPair, found: Found): void {
  const [before, after] = [old.querystring, next.querystring];
  const where = 'the query string';
  if (before && !after)
    found({ code: 'parameter-removed', message: `${where} removed`, old: placeOf(before.node, 'key') });
  if (!after) return;
  const needed = after.required && !before?.required;
  const place = placeOf(after.node, 'key');
  if (!before) {
    const code = needed ? 'required-parameter-added' : 'optional-parameter-added';
    found({ code, message: `${needed ? 'required ' : ''}query string added`, new: place });
    return;
  }
  if (before.required !== after.required) {
    const code = needed ? 'parameter-became-required' : 'parameter-became-optional';
    const message = `${where} became ${needed ? 'required' : 'optional'}`;
    found({ code, message, old: placeOf(before.node, 'key'), new: place });
  }
  const way = { direction: requests, compared, where, kind: 'request' } as const;
  diffContent([before.content], [after.content], way, found);
}

const titleOf = ({ in: place, name }: Parameter) => `${place} parameter \`${name}\``;

function diffParameter(
  old: Parameter,
  next: Parameter,
  { today, ...way }: Way & { readonly today: string },
  found: Found,
): void {
  const places = keyPlaces(old.node, next.node);
  if (old.required !== next.required) {
    const code = next.required ? 'parameter-became-required' : 'parameter-became-optional';
    found({ code, message: `${titleOf(next)} became ${next.required ? 'required' : 'optional'}`, ...places });
  }
  diffLifecycle({ old: old.node, new: next.node, title: `${titleOf(next)}: `, today }, found);
  diffParameterWriting(old, next, titleOf(next), found);
  const items = repeated(old, next);
  if (items) found({ code: 'request-type-widened', message: `${titleOf(next)} may be repeated`, ...places });
  const isText = becameText(old, next);
  const after = items ? { schema: items, node: next.node } : next;
  reportSchemas(old, after, { ...way, where: titleOf(next), type: next.mediaType }, (change) => {
    const { shownBy: _, ...rest } = change;
    if (change.code === 'default-changed') {
      const severity = old.required && next.required ? 'info' : 'breaking';
      found({ ...change, code: 'parameter-default-changed', severity });
    } else if (isText && change.code === 'request-type-narrowed')
      found({ ...rest, code: 'request-type-widened', severity: 'info' });
    // As texts they are listed still.
    else if (!isText || change.code !== 'request-values-removed') found(change);
  });
}

function diffRequestBody({ old, new: next, requests, compared }: OperationPair, found: Found): void {
  const [before, after] = [old.requestBody, next.requestBody];
  if (before && !after) {
    found({
      code: 'request-body-removed',
      message: 'the request body is gone',
      old: placeOf(before.node, 'key'),
    });
  }
  if (!before && after) {
    const code = after.required ? 'required-request-body-added' : 'optional-request-body-added';
    found({
      code,
      message: `${after.required ? 'a required' : 'an optional'} request body added`,
      new: placeOf(after.node, 'key'),
    });
  }
  if (!before || !after) return;
  if (before.required !== after.required) {
    const code = after.required ? 'request-body-became-required' : 'request-body-became-optional';
    const message = `the request body became ${after.required ? 'required' : 'optional'}`;
    found({ code, message, old: placeOf(before.node, 'key'), new: placeOf(after.node, 'key') });
  }
  diffContent(
    before.content,
    after.content,
    { direction: requests, compared, where: 'the request body', kind: 'request' },
    found,
  );
}

function diffResponses({ old, new: next, requests, compared }: OperationPair, found: Found): void {
  for (const response of old.responses) {
    const other = next.responses.find(({ status }) => status === response.status);
    if (other) diffResponse(response, other, { direction: opposite(requests), compared }, found);
    else {
      const code = response.status.startsWith('2') ? 'success-response-removed' : 'error-response-removed';
      found({ code, message: `response ${response.status} removed`, old: placeOf(response.node, 'key') });
    }
  }
  for (const response of next.responses) {
    if (old.responses.some(({ status }) => status === response.status)) continue;
    found({
      code: 'response-added',
      message: `response ${response.status} added`,
      new: placeOf(response.node, 'key'),
    });
  }
}

function diffResponse(old: Response, next: Response, way: Way, found: Found): void {
  const where = `response ${next.status}`;
  for (const header of old.headers) {
    const other = next.headers.find(({ name }) => name.toLowerCase() === header.name.toLowerCase());
    const place = placeOf(header.node, 'key');
    const title = `header \`${header.name}\` of ${where}`;
    if (!other) {
      const code = header.required ? 'required-response-header-removed' : 'optional-response-header-removed';
      found({ code, message: `${title} removed`, old: place });
      continue;
    }
    if (header.required && !other.required) {
      const message = `${title} became optional`;
      found({
        code: 'response-header-became-optional',
        message,
        old: place,
        new: placeOf(other.node, 'key'),
      });
    }
    diffHeaderWriting(header, other, title, found);
    reportSchemas(header, other, { ...way, where: title }, found);
  }
  for (const header of next.headers) {
    if (old.headers.some(({ name }) => name.toLowerCase() === header.name.toLowerCase())) continue;
    const message = `header \`${header.name}\` added to ${where}`;
    found({ code: 'response-header-added', message, new: placeOf(header.node, 'key') });
  }
  diffContent(old.content, next.content, { ...way, where, kind: 'response' }, found);
}

/** The way that a schema travels, and what was compared already. */
interface Way {
  readonly direction: Direction;
  readonly compared: ComparedPairs;
}

interface ContentPair extends Way {
  readonly where: string;
  readonly kind: 'request' | 'response';
}

function diffContent(
  old: readonly MediaType[],
  next: readonly MediaType[],
  { where, kind, ...way }: ContentPair,
  found: Found,
): void {
  for (const pair of pairMediaTypes(old, next, way.direction)) {
    const { old: media, new: other, change } = pair;
    const places = keyPlaces(media?.node, other?.node);
    if (!media || !other) {
      const [code, what] = other
        ? ([`${kind}-media-type-added`, `${other.type} added to`] as const)
        : ([`${kind}-media-type-removed`, `${media?.type} removed from`] as const);
      found({ code, message: `${what} ${where}`, ...places });
      continue;
    }
    const title = next.length > 1 ? `${where} (${other.type})` : where;
    if (change) {
      // Who asked for one of a range was never sure to get it.
      const isPart = kind === 'response' && change === 'narrowed' && media.type.includes('*');
      const severity = isPart ? ({ severity: 'warning' } as const) : {};
      const message = `${where}: ${media.type} → ${other.type}`;
      found({ code: `${kind}-media-type-${change}`, message, ...severity, ...places });
    }
    diffEncoding({ old: media, new: other, direction: way.direction, where: title }, found);
    reportSchemas(media, other, { ...way, where: title, type: other.type }, found);
    reportSchemas(itemOf(media), itemOf(other), { ...way, where: `an item of ${title}` }, found);
  }
}

/** What a schema describes, with or without one. */
interface Described {
  readonly schema?: ApiSchema;
  readonly node: DocumentNode;
}

function itemOf({ itemSchema, node }: MediaType): Described {
  return { ...(itemSchema ? { schema: itemSchema } : {}), node };
}

function reportSchemas(
  old: Described,
  next: Described,
  { where, type = '', ...way }: Way & { readonly where: string; readonly type?: string | undefined },
  found: Found,
): void {
  const written = old.schema ?? next.schema;
  if (!written) return;
  const [before, after] = [old, next].map(({ schema, node }) => schema ?? open(node, written)) as [
    ApiSchema,
    ApiSchema,
  ];
  const { subtype = '' } = parseMediaType(type) ?? {};
  const isXml = subtype === 'xml' || subtype.endsWith('+xml');
  for (const change of diffSchemas(before, after, { ...way, isXml })) found(asFound(change, where));
}

/** A schema that is not written allows anything; its place is what it would describe. */
function open(node: DocumentNode, other: ApiSchema): ApiSchema {
  return other.replacing({ ...node, value: true });
}

function asFound({ at, what, code, severity, shownBy, ...places }: JudgedChange, where: string): FoundChange {
  const message = `${at === '' ? '' : `\`${at}\` of `}${where}: ${what}`;
  return {
    code,
    severity,
    message,
    old: places.old,
    new: places.new,
    ...(shownBy === undefined ? {} : { shownBy }),
  };
}
