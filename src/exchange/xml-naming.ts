import { isMapping } from '../openapi/document-node.js';
import { itemsOf, namedSchemaOf, type SchemaPart, unwrapped } from './schema-types.js';

/** What a value becomes in XML (OpenAPI 3.2 §4.26, `nodeType`; before it `attribute` and `wrapped`). */
export interface XmlNaming {
  readonly kind: 'element' | 'attribute' | 'text';
  readonly name: string;
  /** Whether the name is written in the document, and not made from a property or a component. */
  readonly isStated: boolean;
  readonly prefix?: string;
  readonly namespace?: string;
  /** Whether a list has an element of its own around its items. */
  readonly isWrapped: boolean;
}

/** The naming of a value by its XML Object (OpenAPI 3.1 §4.8.26), `fallback` where that has no name. */
export function namingOf(part: SchemaPart, fallback: string): XmlNaming {
  const written = xmlOf(part);
  const { name, prefix, namespace, nodeType } = written;
  const isAttribute = written.attribute === true || nodeType === 'attribute';
  const isText = nodeType === 'text' || nodeType === 'cdata';
  return {
    kind: isAttribute ? 'attribute' : isText ? 'text' : 'element',
    name: typeof name === 'string' ? name : fallback,
    isStated: typeof name === 'string',
    ...(typeof prefix === 'string' && prefix !== '' ? { prefix } : {}),
    ...(typeof namespace === 'string' && namespace !== '' ? { namespace } : {}),
    isWrapped: written.wrapped === true || nodeType === 'element',
  };
}

/** The naming of the items of a list: their own name, else that of what is around them. */
export function itemNamingOf(list: SchemaPart, outer: XmlNaming, property: string): XmlNaming {
  return namingOf(itemsOf(list), outer.isWrapped ? outer.name : property);
}

/** The name of a body's root element: stated, else that of the component, else `root`. */
export function rootNamingOf(part: SchemaPart): XmlNaming {
  return namingOf(part, namedSchemaOf(part) ?? 'root');
}

/** The nearest XML Object: the schema's own, that of what it refers to, or that of its only branch but null. */
function xmlOf(part: SchemaPart): Readonly<Record<string, unknown>> {
  for (const { schema } of unwrapped(part)) {
    if (typeof schema === 'object' && isMapping(schema.xml)) return schema.xml;
  }
  return {};
}
