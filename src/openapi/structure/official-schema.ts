import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { draft4 } from './draft-4.js';
import { prepareSchema } from './prepare-schema.js';
import { schemaObject } from './schema-object.js';
import { structureKeywords } from './structure-keywords.js';

/** The versions of OpenAPI whose structure is known; patch releases change none. */
export type StructureVersion = '2.0' | '3.0' | '3.1' | '3.2';

const compiled = new Map<StructureVersion, Promise<ValidateFunction>>();

/** The official schema of a version, compiled once. Formats are annotations, as in JSON Schema 2020-12. */
export function officialValidator(version: StructureVersion): Promise<ValidateFunction> {
  const validator = compiled.get(version) ?? compileOfficial(version);
  compiled.set(version, validator);
  return validator;
}

async function compileOfficial(version: StructureVersion): Promise<ValidateFunction> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const official = readOfficial(version);
  const id = `https://tallystick.invalid/structure/${version}`;
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    verbose: true,
    logger: false,
  });
  for (const keyword of structureKeywords((schema) => ajv.compile(schema))) ajv.addKeyword(keyword);
  return ajv.compile(prepareSchema(completed(official, version), id));
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
