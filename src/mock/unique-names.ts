import type { MockApi } from './mock-api.js';

/** Gives later APIs of a taken name a number, and says so. */
export function uniqueNames(apis: readonly MockApi[]): { sources: MockApi[]; notes: string[] } {
  const taken = new Set<string>();
  const notes: string[] = [];
  const sources = apis.map((source) => {
    let name = source.name;
    for (let count = 2; taken.has(name); count++) name = `${source.name}-${count}`;
    taken.add(name);
    if (name === source.name) return source;
    notes.push(`${source.path} is served as /${name}, because another document is called ${source.name}.`);
    return { ...source, name };
  });
  return { sources, notes };
}
