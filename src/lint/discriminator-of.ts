import { type DocumentNode, isMapping, items, member, members, stringAt } from '../openapi/document-node.js';
import { conjunctsOf } from './conjuncts.js';
import type { WrittenSchema } from './schema-index.js';

/** A Discriminator Object as it was written (OpenAPI 3.1 §4.8.25). */
export interface WrittenDiscriminator {
  readonly node: DocumentNode;
  readonly propertyName: string;
  readonly mapping: readonly {
    readonly value: string;
    readonly target: string;
    readonly node: DocumentNode;
  }[];
  /** The alternatives beside it. */
  readonly variants: readonly DocumentNode[];
}

/** The discriminator of a schema; `undefined` where it has none, or one without a property name. */
export function writtenDiscriminator(schema: WrittenSchema): WrittenDiscriminator | undefined {
  const node = member(schema, 'discriminator');
  // OpenAPI 2.0 has the name alone.
  const isOld = isMapping(schema.file.value) && schema.file.value.swagger !== undefined;
  const propertyName =
    isOld && typeof node?.value === 'string' ? node.value : node && stringAt(node, 'propertyName');
  if (!node || propertyName === undefined) return undefined;
  const mapping = members(member(node, 'mapping')).flatMap((entry) =>
    typeof entry.node.value === 'string'
      ? [{ value: entry.key, target: entry.node.value, node: entry.node }]
      : [],
  );
  const variants = ['oneOf', 'anyOf'].flatMap((keyword) => items(member(schema, keyword)));
  return { node, propertyName, mapping, variants };
}

/** The schema that a mapping names: by reference, or by the bare name of a component. */
export function mappedSchema(
  { node, target }: Pick<WrittenDiscriminator['mapping'][number], 'node' | 'target'>,
  resolve: (node: DocumentNode) => DocumentNode | undefined,
): DocumentNode | undefined {
  const isName = /^[\w.-]+$/.test(target) && !/\.(json|ya?ml)$/.test(target);
  const $ref = isName ? `#/components/schemas/${target}` : target;
  return resolve({ file: node.file, pointer: node.pointer, value: { $ref } });
}

/** The `const` and `enum` of a property, one list for each part of a schema that has one, with the property that has it. */
export function listedValues(
  schema: DocumentNode,
  name: string,
  resolve: (node: DocumentNode) => DocumentNode | undefined,
): { readonly values: readonly unknown[]; readonly property: DocumentNode }[] {
  return conjunctsOf(schema, resolve).flatMap((part) => {
    const properties = member(part, 'properties');
    const written = properties && member(properties, name);
    const property = written && resolve(written);
    if (!property || !isMapping(property.value)) return [];
    const { const: constant, enum: listed } = property.value;
    const lists = [
      ...(constant === undefined ? [] : [[constant]]),
      ...(Array.isArray(listed) ? [listed] : []),
    ];
    return lists.map((values) => ({ values, property }));
  });
}
