import { ANYTHING, allOf, anyOf, type SimpleSchema } from './simple-schema.js';

type Schemas = ReadonlyMap<string, SimpleSchema>;

/** How a schema reaches another: through a property (never here), an item of a list, or as the same value. */
interface Reach {
  readonly same: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
}

/**
 * The names that are the same value as themselves: no value can be told to conform, or not to. Each is named once, in the
 * order of the schemas, so that without their references no such circle is left.
 */
export function selfSameNames(schemas: Schemas): Set<string> {
  const reach = reachOfAll(schemas);
  return new Set(
    [...schemas.keys()].filter((name) => leadsBack(name, (at) => reach.get(at)?.same ?? new Set())),
  );
}

/** The names that lead back to themselves through lists alone; TypeScript refuses that in an interface, and has it in an alias. */
export function listCircleNames(schemas: Schemas): Set<string> {
  const reach = reachOfAll(schemas);
  return new Set(
    [...schemas.keys()].filter((name) =>
      leadsBack(name, (at) => new Set([...(reach.get(at)?.same ?? []), ...(reach.get(at)?.items ?? [])])),
    ),
  );
}

function leadsBack(start: string, next: (name: string) => ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const open = [...next(start)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...next(name));
  }
  return false;
}

function reachOfAll(schemas: Schemas): Map<string, Reach> {
  return new Map([...schemas].map(([name, schema]) => [name, reachOf(schema)]));
}

function reachOf(root: SimpleSchema): Reach {
  const same = new Set<string>();
  const items = new Set<string>();
  const walk = (schema: SimpleSchema, found: Set<string>): void => {
    if (typeof schema.$ref === 'string') found.add(schema.$ref);
    for (const keyword of ['allOf', 'anyOf', 'prefixItems', 'items']) {
      const child = schema[keyword];
      const inside = keyword === 'items' || keyword === 'prefixItems' ? items : found;
      if (Array.isArray(child)) for (const part of child) walk(part as SimpleSchema, inside);
      else if (child !== undefined) walk(child as SimpleSchema, inside);
    }
  };
  walk(root, same);
  return { same, items };
}

/** A schema without those references to `names` that stand for the same value; items and properties keep theirs. */
export function cutSelfSame(schema: SimpleSchema, names: ReadonlySet<string>): SimpleSchema {
  if (typeof schema.$ref === 'string') return names.has(schema.$ref) ? ANYTHING : schema;
  const { allOf: all, anyOf: any, ...rest } = schema;
  const cut = (parts: unknown) => (parts as SimpleSchema[]).map((part) => cutSelfSame(part, names));
  if (all !== undefined) return { ...allOf(cut(all)), ...rest };
  return any === undefined ? schema : { ...anyOf(cut(any)), ...rest };
}
