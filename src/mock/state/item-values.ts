import {
  conformsTo,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  unwrapped,
} from '../../exchange/schema-types.js';
import type { Operation } from '../../openapi/api.js';
import { sentMembers } from './fit-answer.js';
import { mergePatch } from './merge-patch.js';
import type { Members } from './overlay.js';
import { asTyped, namedByPath } from './path-identity.js';
import { plainName } from './property-names.js';
import type { ResourceShape } from './resource-shape.js';
import { showValue } from './show-value.js';
import { movedStamps } from './stamps.js';

/** What writes an item: the request, and when it came. */
export interface Writing {
  readonly operation: Operation;
  readonly parameters: Members;
  readonly body: unknown;
  /** Whether the body is a JSON merge patch (RFC 7396), which goes into objects. */
  readonly isMergePatch: boolean;
  readonly now: Date;
}

/** A new item: what was sent, the defaults of what was not (the item's own, too), and from the example what only a server can know. */
export function createdItem(shape: ResourceShape, writing: Writing, id: unknown): Members {
  const { part, idProperty, examples } = shape;
  const base = examples[0] ?? {};
  const sent = writableMembers(part, writing.operation, writing.body);
  const value = {
    ...serverMade(base, writing),
    ...movedStamps(part, base, true, writing.now),
    ...defaultsOf([part]),
    ...defaultsOf(requestParts(writing.operation)),
    ...namedByPath(part, writing.operation.path, writing.parameters),
    ...sent,
    ...(idProperty === undefined ? {} : { [idProperty]: asTyped(propertyOf(part, idProperty), id) ?? id }),
  };
  return { ...value, ...showValue(part, base, value) };
}

/** An item after PUT: what was sent in the place of all that can be sent; a body that requires nothing changes only what it names. */
export function replacedItem(shape: ResourceShape, writing: Writing, before: Members): Members {
  if (isPartial(writing)) return patchedItem(shape, writing, before);
  const { part } = shape;
  const value = {
    ...defaultsOf([part]),
    ...serverMade(before, writing),
    ...movedStamps(part, before, false, writing.now),
    ...defaultsOf(requestParts(writing.operation)),
    ...writableMembers(part, writing.operation, writing.body),
    ...identityOf(shape, before),
  };
  return { ...value, ...showValue(part, before, value) };
}

/** An item after PATCH: what was sent over what there was; `null` removes what cannot be null. */
export function patchedItem(shape: ResourceShape, writing: Writing, before: Members): Members {
  const { part } = shape;
  const stamps = movedStamps(part, before, false, writing.now);
  const value: Record<string, unknown> = { ...before, ...stamps };
  for (const [name, sent] of Object.entries(writableMembers(part, writing.operation, writing.body))) {
    const isRemoval = sent === null && !conformsTo(propertyOf(part, name), null);
    if (isRemoval) delete value[name];
    else value[name] = writing.isMergePatch ? mergePatch(before[name], sent) : sent;
  }
  Object.assign(value, identityOf(shape, before));
  return { ...value, ...showValue(part, before, value) };
}

/** An item after a JSON Patch, which made `patched` of it. */
export function jsonPatchedItem(
  shape: ResourceShape,
  { operation, now }: Writing,
  before: Members,
  patched: Members,
): Members {
  const { part } = shape;
  const value = {
    ...Object.fromEntries(Object.entries(patched).filter(([name]) => !isKept(part, operation, name))),
    ...Object.fromEntries(Object.entries(before).filter(([name]) => isKept(part, operation, name))),
    ...movedStamps(part, before, false, now),
    ...identityOf(shape, before),
  };
  return { ...value, ...showValue(part, before, value) };
}

/** What was sent and may be. */
export function writableMembers(part: SchemaPart, operation: Operation, body: unknown): Members {
  const sent = Object.entries(sentMembers(part, body));
  return Object.fromEntries(sent.filter(([name]) => !isKept(part, operation, name)));
}

/** A server keeps what the request's schema, or else the item's, calls readOnly as it is. */
function isKept(part: SchemaPart, operation: Operation, name: string): boolean {
  const own = requestParts(operation).filter((each) => propertyNamesOf(each).includes(name));
  return (own.length > 0 ? own : [part]).some((each) => isReadOnly(propertyOf(each, name)));
}

function isReadOnly(part: SchemaPart): boolean {
  return unwrapped(part).some(({ schema }) => typeof schema === 'object' && schema.readOnly === true);
}

function identityOf({ idProperty }: ResourceShape, before: Members): Members {
  return idProperty === undefined || before[idProperty] === undefined
    ? {}
    : { [idProperty]: before[idProperty] };
}

/** The members that no request can set. */
function serverMade(base: Members, { operation, body }: Writing): Members {
  const names = new Set(requestNames(operation, body).map(plainName));
  return Object.fromEntries(Object.entries(base).filter(([name]) => !names.has(plainName(name))));
}

/** The names that the request's body declares, in its envelope where it has one. */
function requestNames(operation: Operation, body: unknown): string[] {
  return requestParts(operation).flatMap((part) => {
    const names = propertyNamesOf(part);
    const [only] = names;
    const isEnvelope = names.length === 1 && only !== undefined && sentMembersIn(body, only);
    return isEnvelope ? [only, ...propertyNamesOf(propertyOf(part, only))] : names;
  });
}

function sentMembersIn(body: unknown, name: string): boolean {
  const inner = (body as Members | undefined)?.[name];
  return inner !== null && typeof inner === 'object' && !Array.isArray(inner);
}

function requestParts(operation: Operation): SchemaPart[] {
  return (operation.requestBody?.content ?? []).flatMap(({ schema }) => {
    const whole = schema?.schema('request');
    return whole === undefined ? [] : [{ schema: whole, root: whole }];
  });
}

/** The `default` of each member that one of the schemas declares. */
function defaultsOf(parts: readonly SchemaPart[]): Members {
  const defaults: Record<string, unknown> = {};
  for (const part of parts) {
    for (const name of propertyNamesOf(part)) {
      for (const { schema } of unwrapped(propertyOf(part, name))) {
        if (typeof schema === 'object' && Object.hasOwn(schema, 'default')) defaults[name] ??= schema.default;
      }
    }
  }
  return defaults;
}

/** A body that requires nothing would otherwise wipe everything when it is empty. */
function isPartial({ operation }: Writing): boolean {
  return requestParts(operation).some((part) => conformsTo(part, {}));
}
