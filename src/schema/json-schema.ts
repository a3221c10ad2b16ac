/**
 * A self-contained JSON Schema 2020-12: every `$ref` in it is `#/$defs/<name>`, all `$defs` stand at the root, and
 * OpenAPI's own dialect words (`nullable`, boolean `exclusiveMinimum`, `example`) are already translated.
 */
export type JsonSchema = boolean | SchemaObject;

/** The object form; keywords not named here may be present and are data. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
}
