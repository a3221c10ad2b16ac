import type { MockApi } from './mock-api.js';

/** Leaves out what is given twice, gives later APIs of a taken name a number, and says so. */
export function uniqueNames(apis: readonly MockApi[]): { sources: MockApi[]; notes: string[] } {
  const taken = new Map<string, MockApi>();
  const given = new Set<string>();
  const notes: string[] = [];
  for (const source of apis) {
    const { name, path } = source;
    const identity = `${name} ${path}`;
    if (given.has(identity)) {
      notes.push(`${path} is given twice, and served once.`);
      continue;
    }
    given.add(identity);
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
    taken.set(free, free === name ? source : { ...source, name: free });
    if (free !== name)
      notes.push(`${path} is served as /${free}, because another document is called ${name}.`);
  }
  return { sources: [...taken.values()], notes };
}
