/** Plain JSON data, as documents are made of. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object; names come from pages, so read them with {@link ownValue} and write them with {@link setOwn}. */
export interface JsonObject {
  [name: string]: JsonValue;
}

/** True for a JSON object, false for arrays, scalars and `undefined`. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The own property of that name, never an inherited one such as `constructor`. */
export function ownValue(object: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets an own property even where the name is `__proto__`. */
export function setOwn(object: JsonObject | JsonValue[], name: string, value: JsonValue): void {
  if (name !== '__proto__') (object as JsonObject)[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
