import type { Emitted } from './emit-types.js';
import type { SimpleSchema } from './simple-schema.js';

type Scalar = string | number | boolean;

/** The text of `statuses` and `enumValues`: what the document lists, as values that a program can walk over. */
export function emitConstants(emitted: Emitted): string {
  const listed = [...emitted.operations].map(([id, operation]) => {
    const { responses } = operation as unknown as OperationShape;
    return [id, Object.keys(responses).map(statusKey)] as const;
  });
  return [
    '/** The statuses that each operation documents, by its name. */',
    emitRecord('statuses', listed),
    '/** The values that the document lists, by where: `Pet.status`, `addPet.request.tags[]`, `getPets.query.sort`, `getPet.200.status`. */',
    emitRecord('enumValues', listedValues(emitted)),
    '',
  ].join('\n');
}

function statusKey(key: string): string | number {
  return /^[1-9]\d*$/.test(key) ? Number(key) : key;
}

function emitRecord(name: string, entries: Iterable<readonly [string, readonly unknown[]]>): string {
  const lines = [...entries].map(
    ([key, values]) =>
      `    ${JSON.stringify(key)}: [${values.map((value) => JSON.stringify(value)).join(', ')}],\n`,
  );
  return `export const ${name} = {\n${lines.join('')}} as const;`;
}

/** Every scalar that an `enum` lists or that alternatives fix one by one; null is told by the type. */
function listedValues({ schemas, aliases, operations }: Emitted): Map<string, readonly Scalar[]> {
  const found = new Map<string, Set<Scalar>>();
  for (const [name, schema] of Object.entries(schemas)) gather(schema, name, found);
  for (const [name, schema] of aliases) gather(schema, name, found);
  for (const [id, operation] of operations) {
    const { parameters, requestBody, responses } = operation as unknown as OperationShape;
    for (const { in: place, name, schema } of parameters) gather(schema, `${id}.${place}.${name}`, found);
    for (const { schema } of Object.values(requestBody?.content ?? {}))
      gather(schema, `${id}.request`, found);
    for (const [status, { headers, content }] of Object.entries(responses)) {
      for (const { schema } of Object.values(content)) gather(schema, `${id}.${status}`, found);
      for (const [name, { schema }] of Object.entries(headers))
        gather(schema, `${id}.${status}.${name}`, found);
    }
  }
  return new Map(
    [...found]
      .map(([place, values]) => [place, [...values]] as const)
      .filter(([place, values]) => {
        // What is sent as it is answered is listed once.
        const answered = place.includes('.request') ? found.get(place.replace('.request', '')) : undefined;
        return !answered || JSON.stringify([...answered]) !== JSON.stringify(values);
      }),
  );
}

/** The parts of an operation of a type document that hold schemas. */
interface OperationShape {
  readonly parameters: readonly (Holder & { readonly in: string; readonly name: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Holder>> };
  readonly responses: Readonly<
    Record<string, { headers: Readonly<Record<string, Holder>>; content: Readonly<Record<string, Holder>> }>
  >;
}

interface Holder {
  readonly schema?: SimpleSchema;
}

function gather(schema: SimpleSchema | undefined, place: string, found: Map<string, Set<Scalar>>): void {
  if (schema === undefined) return;
  const add = (values: readonly unknown[]) => {
    const scalars = values.filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
    const known = found.get(place) ?? new Set();
    for (const scalar of scalars) known.add(scalar as Scalar);
    if (known.size > 0) found.set(place, known);
  };
  if (Array.isArray(schema.enum)) add(schema.enum);
  for (const keyword of ['anyOf', 'allOf']) {
    const parts = schema[keyword];
    if (!Array.isArray(parts)) continue;
    if (keyword === 'anyOf') add(parts.filter((part) => 'const' in part).map((part) => part.const));
    for (const part of parts as SimpleSchema[]) gather(part, place, found);
  }
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, SimpleSchema>)) {
    gather(property, `${place}.${name}`, found);
  }
  gather(schema.items as SimpleSchema | undefined, `${place}[]`, found);
  for (const item of (schema.prefixItems ?? []) as SimpleSchema[]) gather(item, `${place}[]`, found);
  gather(schema.additionalProperties as SimpleSchema | undefined, `${place}.*`, found);
}
