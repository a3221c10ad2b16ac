/**
 * The part of openapi-typescript that prints. The build brings it along, so that what its command needs besides, 26 packages, is
 * not installed: see bundle/type-printer.js.
 */
export {
  astToString,
  type GlobalContext,
  injectOperationObject,
  type OpenAPI3,
  type OperationObject,
  type SchemaObject,
  transformSchema,
  transformSchemaObject,
} from 'openapi-typescript';
