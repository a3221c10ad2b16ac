import { editDistance } from '../../source/edit-distance.js';
import type { StructureError } from './structure-walk.js';

/** The field that an author meant by one that is not known: a slip of the pen, or what belongs inside it. */
export interface MeantField {
  readonly name: string;
  readonly isInside: boolean;
}

/** What belongs inside a field, by the field: authors who come from OpenAPI 2.0 write it beside. */
const inside: Readonly<Record<string, readonly string[]>> = {
  schema: ['type', 'format', 'enum', 'items', 'default', 'pattern', 'minimum', 'maximum'].concat([
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'uniqueItems',
    'nullable',
    'properties',
  ]),
  content: ['schema', 'application/json'],
  components: ['definitions', 'securityDefinitions', 'schemas', 'securitySchemes'],
};

/** Which of the known fields an unknown one stands for; `undefined` where that cannot be told. */
export function meantField({ fields, stated }: StructureError): MeantField | undefined {
  const [name] = fields ?? [];
  if (name === undefined || !Array.isArray(stated)) return undefined;
  const holder = Object.keys(inside).find((field) => stated.includes(field) && inside[field]?.includes(name));
  if (holder !== undefined) return { name: holder, isInside: true };
  // The implicit flow asks at the one address what the others ask at the other.
  if (name === 'tokenUrl' && stated.includes('authorizationUrl'))
    return { name: 'authorizationUrl', isInside: false };
  // What 3.0 describes by a schema, 2.0 describes beside it.
  if (name === 'schema' && stated.includes('collectionFormat')) return { name: 'type', isInside: false };
  const letters = [...name.toLowerCase()];
  const near = stated.find((known: string) => {
    const most = known.length < 5 ? 1 : 2;
    return editDistance(letters, [...known.toLowerCase()]) <= most;
  });
  return near === undefined ? undefined : { name: near, isInside: false };
}
