declare module '*.css';

/** The tables of a page of documentation: what stands in the first column, and what the second says of it. */
declare module '*.md' {
  const explanations: Readonly<Record<string, { readonly group: string; readonly text: string }>>;
  export default explanations;
}
