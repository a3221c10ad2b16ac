import { type DocumentNode, isMapping, member, members } from '../../../openapi/document-node.js';
import { formatPointer, pointerFromFragment } from '../../../source/json-pointer.js';
import type { Rule } from '../../rule.js';

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
    const schemes = members(components && member(components, 'securitySchemes'));
    // Documents that others refer to, and libraries of components, are used elsewhere.
    if (!components || (api.operations.length === 0 && api.webhooks.length === 0)) return;
    const used = new Set(api.references.files.flatMap((file) => [...referencesIn(file.value)]));
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
    const asked = new Set(schemeNames(api.root.value));
    for (const { key, node } of schemes) {
      if (asked.has(key)) continue;
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
function isUsed({ pointer }: DocumentNode, name: string, kind: string, used: ReadonlySet<string>): boolean {
  const own = `#${pointer}`;
  return (
    used.has(own) ||
    used.has(`#${formatPointer(['definitions', name])}`) ||
    (kind === 'schemas' && used.has(name))
  );
}

function* referencesIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* referencesIn(item);
  } else if (isMapping(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if ((key === '$ref' || key === 'operationRef' || key === '$dynamicRef') && typeof inner === 'string') {
        yield* normal(inner);
      } else if (key === 'mapping' && isMapping(inner)) {
        for (const target of Object.values(inner)) if (typeof target === 'string') yield* normal(target);
      }
      yield* referencesIn(inner);
    }
  }
}

/** The fragment of a reference and what stands above it, for a reference into a component uses the component. */
function* normal(reference: string): Generator<string> {
  const hash = reference.indexOf('#');
  if (hash === -1) {
    yield reference;
    return;
  }
  let pointer = pointerFromFragment(reference.slice(hash + 1));
  while (pointer !== '') {
    yield `#${pointer}`;
    const cut = pointer.lastIndexOf('/');
    if (cut < 0) return;
    pointer = pointer.slice(0, cut);
  }
}

function* schemeNames(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* schemeNames(item);
  } else if (isMapping(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'security' && Array.isArray(inner)) {
        for (const requirement of inner) if (isMapping(requirement)) yield* Object.keys(requirement);
      } else yield* schemeNames(inner);
    }
  }
}
