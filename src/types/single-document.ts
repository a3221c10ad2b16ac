import { UsageError } from '../diagnostics/usage-error.js';
import { type DocumentNode, isMapping, items, members, stringAt } from '../openapi/document-node.js';
import type { References } from '../openapi/references.js';
import { KEYWORDS } from '../schema/schema-keywords.js';
import { formatPointer, parsePointer } from '../source/json-pointer.js';

type Mapping = Record<string, unknown>;

/**
 * A deep copy of a document with all references inside it: what other files hold is written where it is used, and their
 * schemas, which may be recursive, stand under components.schemas. Throws {@link UsageError} for a reference that leads nowhere.
 */
export function copyAsSingleDocument(root: DocumentNode, references: References): Mapping {
  const names = new Map<string, string>();
  const added: Mapping = {};
  const open = new Set<string>();
  const taken = new Set(Object.keys(mappingAt(mappingAt(root.value, 'components'), 'schemas')));

  function copySchema(node: DocumentNode): unknown {
    if (!isMapping(node.value)) return structuredClone(node.value);
    const copied: Mapping = {};
    for (const { key, node: child } of members(node)) {
      const holds = key === '$defs' ? 'schema map' : KEYWORDS.get(key)?.holds;
      if (key === '$ref' && typeof child.value === 'string') copied.$ref = localRef(node, child.value);
      else if (holds === 'schema') copied[key] = copySchema(child);
      else if (holds === 'schema list') copied[key] = items(child).map(copySchema);
      else if (holds === 'schema map') copied[key] = mapMembers(child, copySchema);
      else copied[key] = structuredClone(child.value);
    }
    return copied;
  }

  function localRef(node: DocumentNode, ref: string): string {
    const target = resolveStep(node, ref);
    if (target.file === root.file) return `#${encodeURI(target.pointer)}`;
    const key = `${target.file.source.path}#${target.pointer}`;
    let name = names.get(key);
    if (name === undefined) {
      name = unusedName(target, taken);
      names.set(key, name);
      taken.add(name);
      added[name] = copySchema(target);
    }
    return `#${encodeURI(formatPointer(['components', 'schemas', name]))}`;
  }

  function copyPart(node: DocumentNode): unknown {
    if (Array.isArray(node.value)) return items(node).map(copyPart);
    if (!isMapping(node.value)) return structuredClone(node.value);
    const ref = stringAt(node, '$ref');
    if (ref !== undefined) {
      const target = resolveStep(node, ref);
      if (target.file !== root.file) return copyInPlace(target);
      return { ...node.value, $ref: `#${encodeURI(target.pointer)}` };
    }
    const isSchemaMap = node.pointer === '/components' && node.file === root.file;
    const copied: Mapping = {};
    for (const { key, node: child } of members(node)) {
      if (key === 'schema') copied[key] = copySchema(child);
      else if (isSchemaMap && key === 'schemas') copied[key] = mapMembers(child, copySchema);
      else if (key === 'example' || key === 'value' || key.startsWith('x-'))
        copied[key] = structuredClone(child.value);
      else copied[key] = copyPart(child);
    }
    return copied;
  }

  /** Only schemas may be recursive over files: no other part has a name that a copy of it could refer to. */
  function copyInPlace(target: DocumentNode): unknown {
    const key = `${target.file.source.path}#${target.pointer}`;
    if (open.has(key))
      throw new UsageError(`Types cannot be made from ${root.file.source.path}: ${key} holds itself.`);
    open.add(key);
    const copied = copyPart(target);
    open.delete(key);
    return copied;
  }

  function resolveStep(node: DocumentNode, ref: string): DocumentNode {
    const whole = references.resolve(node);
    const step = whole.ok ? references.follow(node, ref) : whole;
    if (step.ok) return step.node;
    const { message, place } = step.diagnostic;
    throw new UsageError(`Types cannot be made from ${place.source.path}: ${message}`);
  }

  const copied = copyPart(root) as Mapping;
  if (names.size === 0) return copied;
  const components = mappingAt(copied, 'components');
  return {
    ...copied,
    components: { ...components, schemas: { ...mappingAt(components, 'schemas'), ...added } },
  };
}

function mapMembers(node: DocumentNode, copy: (child: DocumentNode) => unknown): Mapping {
  return Object.fromEntries(members(node).map(({ key, node: child }) => [key, copy(child)]));
}

function mappingAt(value: unknown, key: string): Mapping {
  const child = isMapping(value) ? value[key] : undefined;
  return isMapping(child) ? child : {};
}

/** The last step of the pointer, or the file's name, made unused by a number. */
function unusedName(target: DocumentNode, taken: ReadonlySet<string>): string {
  const file =
    target.file.source.path
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? '';
  const base = (parsePointer(target.pointer).at(-1) ?? file).replaceAll(/[^\w.-]/g, '_');
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
  return name;
}
