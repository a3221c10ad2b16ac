import type { Api, Operation, SecurityScheme } from '../openapi/api.js';
import {
  type DocumentNode,
  isMapping,
  items,
  member,
  members,
  placeOf,
  stringAt,
} from '../openapi/document-node.js';
import type { ChangeSeverity } from './change-severity.js';
import type { Found } from './found-change.js';
import { keyPlaces } from './key-places.js';
import type { OperationPair } from './operation-pair.js';

/** Which credentials an operation asks for, and how they are sent. */
export function diffSecurity({ old, new: next, oldApi, newApi }: OperationPair, found: Found): void {
  const places = keyPlaces(securityNode(old, oldApi), securityNode(next, newApi));
  const [before, after] = [alternatives(old), alternatives(next)];
  if (isOpen(before) && !isOpen(after)) {
    found({ code: 'security-added', message: `asks for ${titleOf(after)}, and was open`, ...places });
    return;
  }
  if (!isOpen(before) && isOpen(after)) {
    found({ code: 'security-removed', message: `no longer asks for ${titleOf(before)}`, ...places });
    return;
  }
  for (const schemes of before) {
    // Fewer of the same credentials are enough for whoever sends them all.
    if (after.some((other) => other.every((name) => schemes.includes(name)))) continue;
    found({
      code: 'security-alternative-removed',
      message: `\`${schemes.join(' and ')}\` is no longer enough`,
      ...places,
    });
  }
  for (const schemes of after) {
    if (before.some((other) => other.join() === schemes.join())) continue;
    found({
      code: 'security-alternative-added',
      message: `\`${schemes.join(' and ')}\` is enough`,
      ...places,
    });
  }
  diffSchemes(before, { oldApi, newApi, places }, found);
  diffScopes(old, next, { oldApi, newApi, places }, found);
}

interface Sides {
  readonly oldApi: Api;
  readonly newApi: Api;
  readonly places: ReturnType<typeof keyPlaces>;
}

function alternatives({ security }: Operation): string[][] {
  return security.map((schemes) => [...schemes].sort());
}

const isOpen = (all: readonly (readonly string[])[]) =>
  all.length === 0 || all.some((schemes) => schemes.length === 0);
const titleOf = (all: readonly (readonly string[])[]) =>
  all.map((schemes) => `\`${schemes.join(' and ')}\``).join(' or ');

function securityNode({ node }: Operation, { root }: Api): DocumentNode {
  return member(node, 'security') ?? member(root, 'security') ?? node;
}

function diffSchemes(before: readonly (readonly string[])[], { oldApi, newApi }: Sides, found: Found): void {
  for (const name of new Set(before.flat())) {
    const [scheme, other] = [oldApi.securitySchemes.get(name), newApi.securitySchemes.get(name)];
    if (!scheme || !other) continue;
    if (wireForm(scheme) === wireForm(other)) {
      diffDetails(name, scheme, other, found);
      continue;
    }
    const message = `\`${name}\` is sent as ${wireForm(other)}, and was sent as ${wireForm(scheme)}`;
    found({
      code: 'security-scheme-changed',
      message,
      old: placeOf(scheme.node, 'key'),
      new: placeOf(other.node, 'key'),
    });
  }
}

/** Where a credential is got (OpenAPI 3.1 §4.8.27), and what it looks like. */
function diffDetails(name: string, scheme: SecurityScheme, other: SecurityScheme, found: Found): void {
  const [before, after] = [addressesOf(scheme), addressesOf(other)];
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(field), after.get(field)];
    if (was === is) continue;
    found({
      code: 'security-scheme-details-changed',
      message: `${field} of \`${name}\` ${was ?? 'none'} → ${is ?? 'none'}`,
      severity: severities[field] ?? 'warning',
      old: placeOf(scheme.node, 'key'),
      new: placeOf(other.node, 'key'),
    });
  }
}

/** Tokens of another provider are not taken. */
const severities: Readonly<Record<string, ChangeSeverity>> = {
  bearerFormat: 'info',
  openIdConnectUrl: 'breaking',
};

function addressesOf({ node }: SecurityScheme): Map<string, string> {
  const fields = ['openIdConnectUrl', 'bearerFormat'].map((field) => [field, stringAt(node, field)] as const);
  const flows = members(member(node, 'flows')).flatMap(({ key, node: flow }) =>
    ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'].map(
      (field) => [`${field} (${key})`, stringAt(flow, field)] as const,
    ),
  );
  return new Map(
    [...fields, ...flows].flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])),
  );
}

function wireForm(scheme: SecurityScheme): string {
  if (scheme.kind === 'authorization') return `\`Authorization: ${scheme.word}\``;
  return scheme.kind === 'mutual-tls' ? 'a client certificate' : `${scheme.kind} \`${scheme.name}\``;
}

/** Scopes of each alternative: who held what one asked for may lack what all ask for now. */
function diffScopes(old: Operation, next: Operation, { oldApi, newApi, places }: Sides, found: Found): void {
  const [before, after] = [scopesOf(old, oldApi), scopesOf(next, newApi)];
  for (const held of before) {
    const enough = after.filter((needed) => [...needed.keys()].every((name) => held.has(name)));
    const [least] = enough.sort((one, other) => lacking(one, held).length - lacking(other, held).length);
    if (!least) continue;
    for (const [name, scopes] of lacking(least, held))
      found({ code: 'security-scope-added', message: `\`${name}\` needs the scope ${scopes}`, ...places });
    const isKnown = before.some((one) => one !== held && lacking(one, least).length === 0);
    for (const [name, scopes] of isKnown ? [] : lacking(held, least, least.keys()))
      found({
        code: 'security-scope-removed',
        message: `\`${name}\` no longer needs the scope ${scopes}`,
        ...places,
      });
  }
}

/** By the name of a scheme. */
type Scopes = ReadonlyMap<string, readonly string[]>;

/** What is needed and not held, of all schemes or of some: names with their scopes as text. */
function lacking(needed: Scopes, held: Scopes, names: Iterable<string> = needed.keys()): [string, string][] {
  return [...names].flatMap((name): [string, string][] => {
    const more = (needed.get(name) ?? []).filter((scope) => !held.get(name)?.includes(scope));
    return more.length === 0 ? [] : [[name, more.join(', ')]];
  });
}

function scopesOf({ node }: Operation, { root }: Api): Scopes[] {
  return items(member(node, 'security') ?? member(root, 'security')).map(
    ({ value }) =>
      new Map(
        Object.entries(isMapping(value) ? value : {}).map(([name, listed]) => [
          name,
          Array.isArray(listed) ? listed.map(String) : [],
        ]),
      ),
  );
}
