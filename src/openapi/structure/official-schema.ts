import { createRequire } from 'node:module';
import { compileStructure, type StructureValidator } from './compile-structure.js';
import { draft4 } from './draft-4.js';
import { prepareSchema } from './prepare-schema.js';
import { schemaObject } from './schema-object.js';

/** The versions of OpenAPI whose structure is known; patch releases change none. */
export type StructureVersion = '2.0' | '3.0' | '3.1' | '3.2';

const compiled = new Map<StructureVersion, StructureValidator>();

/** The official schema of a version, read once. Formats are annotations, as in JSON Schema 2020-12. */
export function officialValidator(version: StructureVersion): StructureValidator {
  const validator =
    compiled.get(version) ??
    compileStructure(prepareSchema(completed(readOfficial(version), version)) as Record<string, unknown>);
  compiled.set(version, validator);
  return validator;
}

/** The schema with what it leaves to others: draft 4, or the dialect of Schema Objects. */
function completed(official: Record<string, unknown>, version: StructureVersion): Record<string, unknown> {
  if (version === '2.0' || version === '3.0') {
    return { ...official, definitions: { ...arraysWithItems(official.definitions as Definitions), draft4 } };
  }
  return { ...official, $defs: { ...(official.$defs as object), schema: schemaObject(version) } };
}

type Definitions = Readonly<Record<string, object>>;

const valueDefinitions = /^(Schema|schema|header|primitivesItems|\w+ParameterSubSchema)$/;

/** `items` must be present if the type is `array`: the text of 2.0 and 3.0 says so, and their schemas do not. */
function arraysWithItems(definitions: Definitions): Definitions {
  const rule = {
    if: { properties: { type: { enum: ['array'] } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { required: ['items'] },
  };
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name,
      valueDefinitions.test(name) ? { ...definition, ...rule } : definition,
    ]),
  );
}

const require = createRequire(import.meta.url);

function readOfficial(version: StructureVersion): Record<string, unknown> {
  return require(`@seriousme/openapi-schema-validator/schemas/v${version}/schema.json`);
}
