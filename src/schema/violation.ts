/** One keyword of a schema that a value breaks. */
export interface SchemaViolation {
  /** The keyword broken; `false` where the schema itself is `false`. */
  readonly keyword: string;
  /**
   * JSON Pointer into the value: for `required` the object that lacks the property, for a property that is not allowed
   * (`additionalProperties`, `unevaluatedProperties`, `propertyNames`) that property.
   */
  readonly instancePointer: string;
  /** JSON Pointer into the schema of the keyword itself, after resolving `$ref`: `/$defs/Pet/properties/name/minLength`. */
  readonly schemaPointer: string;
  /** One clause: `must be at least 1 character long`. */
  readonly message: string;
  /** The limit, list of types, list of values, missing or permitted names ... */
  readonly expected: unknown;
  /** The value at `instancePointer`. */
  readonly actual: unknown;
}
