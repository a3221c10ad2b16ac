import { isObject, type JsonObject, type JsonValue, ownValue } from './json-value.js';

/** Keywords whose value is one schema, a list of schemas, or a map of them (OpenAPI 3.0 Schema Object). */
const schemaKeywords = ['items', 'additionalProperties', 'not'];
const schemaLists = ['allOf', 'anyOf', 'oneOf'];
const schemaMaps = ['properties', 'patternProperties'];

/** Keys that the site adds to any object. */
export const siteKeys: readonly string[] = ['refName', 'modelName'];

/** Removes the site's own keys from an object that is no schema. */
function dropSiteKeys(object: JsonObject): void {
  for (const key of siteKeys) delete object[key];
}

/** Makes a Schema Object of the page's: the model's name becomes `x-model-name`; names of properties and examples are data and stay. */
export function cleanSchema(schema: JsonValue | undefined): void {
  if (!isObject(schema)) return;
  const name = ownValue(schema, 'modelName') ?? ownValue(schema, 'refName');
  dropSiteKeys(schema);
  if (typeof name === 'string') schema['x-model-name'] = name;
  for (const keyword of schemaKeywords) cleanSchema(ownValue(schema, keyword));
  for (const keyword of schemaLists) {
    const list = ownValue(schema, keyword);
    if (Array.isArray(list)) for (const item of list) cleanSchema(item);
  }
  for (const keyword of schemaMaps) eachOf(ownValue(schema, keyword), cleanSchema);
}

/** Makes a Parameter or Header Object of the page's; a default beside the schema belongs inside it. */
export function cleanParameter(parameter: JsonValue | undefined): void {
  if (!isObject(parameter)) return;
  dropSiteKeys(parameter);
  const schema = ownValue(parameter, 'schema');
  const fallback = ownValue(parameter, 'default');
  delete parameter.default;
  if (fallback !== undefined && isObject(schema) && ownValue(schema, 'default') === undefined)
    schema.default = fallback;
  cleanSchema(schema);
  eachOf(ownValue(parameter, 'examples'), (example) => isObject(example) && dropSiteKeys(example));
}

/** Makes a Media Type Object of the page's. */
export function cleanMediaType(mediaType: JsonValue | undefined): void {
  if (!isObject(mediaType)) return;
  dropSiteKeys(mediaType);
  cleanSchema(ownValue(mediaType, 'schema'));
  eachOf(ownValue(mediaType, 'examples'), (example) => isObject(example) && dropSiteKeys(example));
}

/** Makes a Response Object of the page's. */
export function cleanResponse(response: JsonValue | undefined): void {
  if (!isObject(response)) return;
  dropSiteKeys(response);
  eachOf(ownValue(response, 'headers'), cleanParameter);
  eachOf(ownValue(response, 'content'), cleanMediaType);
}

function eachOf(map: JsonValue | undefined, clean: (value: JsonValue) => unknown): void {
  if (isObject(map)) for (const name of Object.keys(map)) clean(map[name] as JsonValue);
}
