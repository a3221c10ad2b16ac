/** How `tally lint` can print: for people, for machines, for CI systems. */
export const lintFormats = ['text', 'json', 'sarif', 'junit', 'github', 'code-climate'] as const;

export type LintFormat = (typeof lintFormats)[number];
