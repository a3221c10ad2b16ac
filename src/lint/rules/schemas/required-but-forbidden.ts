import { type DocumentNode, isMapping, items, member, members } from '../../../openapi/document-node.js';
import { conformsWithoutCompiling } from '../../../schema/conforms-without-compiling.js';
import type { JsonSchema } from '../../../schema/json-schema.js';
import { declares, isClosed } from '../../declared-properties.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';

/** A required property that the same schema forbids: by `additionalProperties: false`, `propertyNames`, `not`, or the schema `false`. */
export const requiredButForbidden = schemaRule({
  code: 'required-but-forbidden',
  keywords: ['required', 'dependentRequired'],
  severity: 'error',
  summary: 'A property is required that the same schema forbids.',
  why: 'Without the property a body is incomplete, with it there is one too many: no body conforms.',
  example: {
    of: 'schema',
    before:
      'type: object\nadditionalProperties: false\nrequired: [name]\nproperties: {title: {type: string}}',
    after: 'type: object\nadditionalProperties: false\nrequired: [name]\nproperties: {name: {type: string}}',
  },
  *judge(schema, { diagnose }) {
    for (const { name, node, by } of requiredNames(schema)) {
      const forbidding = forbids(schema, name);
      if (forbidding === undefined) continue;
      yield diagnose(node, {
        message: `\`${name}\` is required${by === undefined ? '' : ` with \`${by}\``}, but ${forbidding}.`,
        fix: `Describe \`${name}\` under \`properties\`, or do not require it.`,
      });
    }
  },
});

interface RequiredName {
  readonly name: string;
  readonly node: DocumentNode;
  /** The property that it has to stand beside. */
  readonly by?: string;
}

function requiredNames(schema: WrittenSchema): RequiredName[] {
  const named = (list: DocumentNode | undefined, by?: string) =>
    items(list).flatMap((node) =>
      typeof node.value === 'string' ? [{ name: node.value, node, ...(by === undefined ? {} : { by }) }] : [],
    );
  const dependent = members(member(schema, 'dependentRequired'));
  return [...named(member(schema, 'required')), ...dependent.flatMap(({ key, node }) => named(node, key))];
}

/** What keeps an object of this schema from having a property. */
function forbids(schema: WrittenSchema, name: string): string | undefined {
  const { properties, propertyNames, not } = schema.value;
  if (isClosed(schema) && !declares(schema, name))
    return '`properties` does not have it and nothing else is allowed';
  if (isMapping(properties) && Object.hasOwn(properties, name) && properties[name] === false)
    return 'its schema is `false`';
  if (propertyNames !== undefined && conformsWithoutCompiling(propertyNames as JsonSchema, name) === false)
    return '`propertyNames` refuses the name';
  const isExcluded =
    isMapping(not) &&
    Object.keys(not).join() === 'required' &&
    Array.isArray(not.required) &&
    not.required.length === 1 &&
    not.required[0] === name;
  return isExcluded ? '`not` refuses objects that have it' : undefined;
}
