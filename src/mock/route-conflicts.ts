import { basePathsOf } from '../exchange/base-path.js';
import type { Operation } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';

/** One sentence for each method and path that several APIs document: the bare path answers as the first of them. */
export function routeConflicts(sources: readonly MockApi[]): string[] {
  const owners = new Map<string, MockApi[]>();
  const ownersOf = (key: string) => owners.get(key) ?? [];
  for (const source of sources) {
    for (const key of new Set(source.api.operations.flatMap(bareAddresses))) {
      owners.set(key, [...ownersOf(key), source]);
    }
  }
  const notes = new Set<string>();
  for (const { api } of sources) {
    for (const operation of api.operations) {
      // Where the path itself is shared, the same path behind its base path is no news.
      const shared = bareAddresses(operation).find((key) => ownersOf(key).length > 1);
      if (shared !== undefined) notes.add(conflictNote(shared, ownersOf(shared)));
    }
  }
  const told = [...notes].slice(0, mostTold);
  const more = notes.size - told.length;
  return more === 0
    ? told
    : [...told, `${more} more addresses are documented by several APIs in the same way.`];
}

const mostTold = 10;

function conflictNote(address: string, owners: readonly MockApi[]): string {
  const path = address.slice(address.indexOf(' ') + 1);
  const names = owners.map(({ name }) => name);
  const elsewhere = names.slice(1).map((name) => `/${name}${path} for ${name}`);
  return `${address} is documented by ${names.join(' and ')}: the bare path answers as ${names[0]}; use ${elsewhere.join(', ')}, or the host ${names[1]}.localhost.`;
}

/** Parameter names do not tell paths apart (OpenAPI 3.1 §4.8.8.2). */
function bareAddresses(operation: Operation): string[] {
  return ['', ...basePathsOf(operation)].map(
    (base) => `${operation.method} ${base}${operation.path.replaceAll(/\{[^{}]*\}/g, '{}')}`,
  );
}
