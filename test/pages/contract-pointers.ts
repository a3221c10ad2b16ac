import { joinPointer, parsePointer, valueAt } from '../../src/source/json-pointer.js';

type Node = Record<string, unknown>;

/** The pointers of every server, parameter, response, media type, property and security scheme of a document, found by walking OpenAPI. */
export function contractPointers(document: unknown): string[] {
  const found: string[] = [];
  const each = (value: unknown, pointer: string, read: (value: unknown, pointer: string) => void) => {
    for (const [key, item] of Object.entries((value ?? {}) as Node)) {
      const own = joinPointer(pointer, key);
      found.push(own);
      read(item, own);
    }
  };
  const nothing = () => undefined;
  const child = (value: unknown, key: string) => (value as Node | undefined)?.[key];

  function schema(value: unknown, pointer: string): void {
    if (value === undefined) return;
    each(child(value, 'properties'), `${pointer}/properties`, schema);
    schema(child(value, 'items'), `${pointer}/items`);
    for (const key of ['anyOf', 'oneOf', 'allOf'])
      for (const [index, item] of ((child(value, key) ?? []) as unknown[]).entries())
        schema(item, `${pointer}/${key}/${index}`);
  }
  const content = (value: unknown, pointer: string) =>
    each(child(value, 'content'), `${pointer}/content`, (mediaType, own) =>
      schema(child(mediaType, 'schema'), `${own}/schema`),
    );
  const parameter = (value: unknown, pointer: string) => schema(child(value, 'schema'), `${pointer}/schema`);

  each(child(document, 'servers'), '/servers', nothing);
  for (const [path, item] of Object.entries((child(document, 'paths') ?? {}) as Node)) {
    const pointer = joinPointer('/paths', path);
    each(child(item, 'parameters'), `${pointer}/parameters`, parameter);
    for (const method of ['get', 'put', 'post', 'delete', 'patch']) {
      const operation = child(item, method);
      each(child(operation, 'parameters'), `${pointer}/${method}/parameters`, parameter);
      content(child(operation, 'requestBody'), `${pointer}/${method}/requestBody`);
      each(child(operation, 'responses'), `${pointer}/${method}/responses`, content);
    }
  }
  const components = child(document, 'components');
  each(child(components, 'parameters'), '/components/parameters', parameter);
  each(child(components, 'responses'), '/components/responses', content);
  each(child(components, 'schemas'), '/components/schemas', schema);
  each(child(components, 'securitySchemes'), '/components/securitySchemes', nothing);
  return found;
}

/** The word that a page must show for a property or a parameter: its name, or `$ref` where a parameter is only referred to. */
export function printedName(document: unknown, pointer: string): string {
  const last = parsePointer(pointer).at(-1) as string;
  const name = valueAt(document, `${pointer}/name`);
  if (/^\d+$/.test(last)) return typeof name === 'string' ? name : '$ref';
  return last;
}
