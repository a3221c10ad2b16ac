import { type DocumentNode, isMapping, member, members } from '../../../openapi/document-node.js';
import { formatPointer, pointerFromFragment } from '../../../source/json-pointer.js';
import type { Rule } from '../../rule.js';
import { writtenSecurity } from '../../written-security.js';

const kinds = [
  'schemas',
  'responses',
  'parameters',
  'examples',
  'requestBodies',
  'headers',
  'links',
  'callbacks',
  'pathItems',
  'mediaTypes',
];

/** A component that nothing refers to, not even by way of a discriminator. */
export const unusedComponent: Rule = {
  code: 'unused-component',
  severity: 'info',
  summary: 'A component is not used.',
  why: 'It is part of no contract; often the reference to it is what is missing.',
  example: {
    of: 'document',
    before:
      "paths: {/pets: {get: {responses: {'400': {description: no}}}}}\ncomponents: {schemas: {Error: {type: object}}}",
    after:
      "paths: {/pets: {get: {responses: {'400': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}}}}}\ncomponents: {schemas: {Error: {type: object}}}",
  },
  *check(api, { diagnose }) {
    const components = member(api.root, 'components');
    // Documents that others refer to, and libraries of components, are used elsewhere.
    if (!components || (api.operations.length === 0 && api.webhooks.length === 0)) return;
    const used = new Set<string>();
    for (const file of api.references.files) gatherUses(file.value, used);
    for (const kind of kinds) {
      const group = member(components, kind);
      for (const { key, node } of members(group)) {
        if (isUsed(node, key, kind, used)) continue;
        yield diagnose(
          node,
          { message: `Nothing refers to \`${key}\`.`, fix: 'Refer to it, or remove it.' },
          'key',
        );
      }
    }
    const { unasked, isUnclear } = writtenSecurity(api);
    for (const { key, node } of isUnclear ? [] : unasked) {
      yield diagnose(
        node,
        {
          message: `No \`security\` asks for \`${key}\`.`,
          fix: 'Ask for it under `security`, or remove it.',
        },
        'key',
      );
    }
  },
};

/** By pointer; from outside a file by any text that ends in it, and in a mapping by name. */
function isUsed(
  { pointer, value }: DocumentNode,
  name: string,
  kind: string,
  used: ReadonlySet<string>,
): boolean {
  const own = `#${pointer}`;
  return (
    used.has(own) ||
    used.has(`#${formatPointer(['definitions', name])}`) ||
    (kind === 'schemas' && (used.has(name) || isNamed(value, used)))
  );
}

/** Whether something refers to a schema, or to one inside it, by the name that it gives itself (JSON Schema 2020-12 core §8.2). */
function isNamed(value: unknown, used: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => isNamed(item, used));
  if (!isMapping(value)) return false;
  const { $id, $anchor, $dynamicAnchor } = value;
  const names = [$id, ...[$anchor, $dynamicAnchor].map((anchor) => `#${String(anchor)}`)];
  return (
    names.some((name) => typeof name === 'string' && used.has(name)) ||
    Object.values(value).some((inner) => isNamed(inner, used))
  );
}

/** What a document refers to; what only leads a component back to itself does not use it. */
function gatherUses(document: unknown, used: Set<string>): void {
  const { components, ...rest } = isMapping(document) ? document : { components: undefined, document };
  gatherReferences(rest, used);
  for (const [kind, group] of Object.entries(isMapping(components) ? components : {})) {
    for (const [name, component] of Object.entries(isMapping(group) ? group : {})) {
      const own = new Set<string>();
      gatherReferences(component, own);
      own.delete(`#${formatPointer(['components', kind, name])}`);
      for (const reference of own) used.add(reference);
    }
  }
}

function gatherReferences(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) gatherReferences(item, found);
  } else if (isMapping(value)) {
    for (const key of Object.keys(value)) {
      const inner = value[key];
      if (typeof inner === 'string') {
        if (key === '$ref' || key === 'operationRef' || key === '$dynamicRef') gatherTargets(inner, found);
        continue;
      }
      if (key === 'mapping' && isMapping(inner)) {
        for (const target of Object.values(inner)) {
          if (typeof target === 'string') gatherTargets(target, found);
        }
      }
      gatherReferences(inner, found);
    }
  }
}

/** The fragment of a reference and what stands above it, for a reference into a component uses the component. */
function gatherTargets(reference: string, found: Set<string>): void {
  const hash = reference.indexOf('#');
  if (hash === -1) {
    found.add(reference);
    return;
  }
  let pointer = pointerFromFragment(reference.slice(hash + 1));
  while (pointer !== '' && !found.has(`#${pointer}`)) {
    found.add(`#${pointer}`);
    pointer = pointer.slice(0, Math.max(pointer.lastIndexOf('/'), 0));
  }
}
