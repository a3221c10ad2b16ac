import type { GlobalContext, OpenAPI3 } from 'openapi-typescript';

/** The declarations that openapi-typescript makes of a document whose references are all its own. Throws its errors. */
export async function emitTypes(document: object): Promise<string> {
  // Loads the TypeScript compiler, which takes a while. Its default export would bundle as well: read files and the network, and print.
  const { astToString, resolveRef, transformSchema } = await import('openapi-typescript');
  const context: GlobalContext = {
    ...settings,
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    resolve: (ref) => resolveRef(document, ref, { silent: true }),
  };
  return astToString(transformSchema(document as OpenAPI3, context));
}

const settings = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  // A default does not make a property present.
  defaultNonNullable: false,
  // `type: object` without properties accepts any object.
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  // Asked only while bundling.
  redoc: undefined as unknown as GlobalContext['redoc'],
  silent: true,
  transform: undefined,
  transformProperty: undefined,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
} as const;
