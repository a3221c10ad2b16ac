declare module 'har-schema' {
  /** JSON Schemas (draft 6) by name, each with an `$id`. */
  const schemas: Readonly<Record<string, object>>;
  export default schemas;
}
