/** The methods that a path item has fields for, in the order of the model (OpenAPI 3.2 §4.9). */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

const others = ['$ref', 'summary', 'description', 'servers', 'parameters', 'additionalOperations'];

/** Whether a mapping looks like a path item, and not like what a reference leads to by mistake. */
export function isPathItem(value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  if (names.length === 0) return true;
  return names.some((name) => methods.includes(name) || others.includes(name) || name.startsWith('x-'));
}
