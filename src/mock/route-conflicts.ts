import { basePathsOf } from '../exchange/base-path.js';
import type { Operation } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';

/**
 * One sentence for each method and path that several APIs document: the bare path answers as the first of them, or as the one
 * below whose name it stands.
 */
export function routeConflicts(sources: readonly MockApi[]): string[] {
  const owners = new Map<string, MockApi[]>();
  const named = new Map<string, MockApi>();
  const ownersOf = (key: string) => owners.get(key) ?? [];
  for (const source of sources) {
    for (const key of new Set(source.api.operations.flatMap(bareAddresses))) {
      owners.set(key, [...ownersOf(key), source]);
      named.set(key.replace(' ', ` /${source.name}`), source);
    }
  }
  const notes = new Set<string>();
  for (const source of sources) {
    for (const operation of source.api.operations) {
      const addresses = bareAddresses(operation);
      // Where the path itself is shared, the same path behind its base path is no news.
      const shared = addresses.find((key) => ownersOf(key).length > 1);
      if (shared !== undefined) notes.add(conflictNote(shared, ownersOf(shared)));
      for (const key of addresses) {
        const other = named.get(key);
        if (other && other !== source) notes.add(nameNote(key, source, other));
      }
    }
  }
  return [...notes];
}

function conflictNote(address: string, owners: readonly MockApi[]): string {
  const path = pathOf(address);
  const names = owners.map(({ name }) => name);
  const elsewhere = names.slice(1).map((name) => `/${name}${path} for ${name}`);
  return `${address} is documented by ${names.join(' and ')}: the bare path answers as ${names[0]}; use ${elsewhere.join(', ')}, or the host ${names[1]}.localhost.`;
}

function nameNote(address: string, { name }: MockApi, other: MockApi): string {
  return `${address} is documented by ${name}, but /${other.name}/ stands for ${other.name}, which answers it; use /${name}${pathOf(address)} for ${name}, or the host ${name}.localhost.`;
}

function pathOf(address: string): string {
  return address.slice(address.indexOf(' ') + 1);
}

/** Parameter names do not tell paths apart (OpenAPI 3.1 §4.8.8.2). */
function bareAddresses(operation: Operation): string[] {
  return ['', ...basePathsOf(operation)].map(
    (base) => `${operation.method} ${base}${operation.path.replaceAll(/\{[^{}]*\}/g, '{}')}`,
  );
}
