import type { Api, Operation, SecurityScheme } from '../openapi/api.js';
import { isMapping, items, member, placeOf } from '../openapi/document-node.js';
import type { Found, OperationPair } from './diff-operations.js';

/** Which credentials an operation asks for, and how they are sent. */
export function diffSecurity({ old, new: next, oldApi, newApi }: OperationPair, found: Found): void {
  const places = { old: securityPlace(old, oldApi), new: securityPlace(next, newApi) };
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
  readonly places: { old: ReturnType<typeof placeOf>; new: ReturnType<typeof placeOf> };
}

function alternatives({ security }: Operation): string[][] {
  return security.map((schemes) => [...schemes].sort());
}

const isOpen = (all: readonly (readonly string[])[]) =>
  all.length === 0 || all.some((schemes) => schemes.length === 0);
const titleOf = (all: readonly (readonly string[])[]) =>
  all.map((schemes) => `\`${schemes.join(' and ')}\``).join(' or ');

function securityPlace({ node }: Operation, { root }: Api): ReturnType<typeof placeOf> {
  return placeOf(member(node, 'security') ?? member(root, 'security') ?? node, 'key');
}

function diffSchemes(before: readonly (readonly string[])[], { oldApi, newApi }: Sides, found: Found): void {
  for (const name of new Set(before.flat())) {
    const [scheme, other] = [oldApi.securitySchemes.get(name), newApi.securitySchemes.get(name)];
    if (!scheme || !other || wireForm(scheme) === wireForm(other)) continue;
    const message = `\`${name}\` is sent as ${wireForm(other)}, and was sent as ${wireForm(scheme)}`;
    found({
      code: 'security-scheme-changed',
      message,
      old: placeOf(scheme.node, 'key'),
      new: placeOf(other.node, 'key'),
    });
  }
}

function wireForm(scheme: SecurityScheme): string {
  if (scheme.kind === 'authorization') return `\`Authorization: ${scheme.word}\``;
  return scheme.kind === 'mutual-tls' ? 'a client certificate' : `${scheme.kind} \`${scheme.name}\``;
}

function diffScopes(old: Operation, next: Operation, { oldApi, newApi, places }: Sides, found: Found): void {
  const [before, after] = [scopes(old, oldApi), scopes(next, newApi)];
  for (const [name, needed] of after) {
    const known = before.get(name);
    const more = known ? [...needed].filter((scope) => !known.has(scope)) : [];
    if (more.length === 0) continue;
    found({
      code: 'security-scope-added',
      message: `\`${name}\` needs the scope ${more.join(', ')}`,
      ...places,
    });
  }
}

function scopes({ node }: Operation, { root }: Api): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { value } of items(member(node, 'security') ?? member(root, 'security'))) {
    for (const [name, listed] of Object.entries(isMapping(value) ? value : {})) {
      if (Array.isArray(listed))
        found.set(name, new Set([...(found.get(name) ?? []), ...listed.map(String)]));
    }
  }
  return found;
}
