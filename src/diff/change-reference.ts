import { changeCodes } from './change-codes.js';

/** The reference of all kinds of change, as Markdown. */
export function changeReference(): string {
  const rows = Object.entries(changeCodes).map(
    ([code, [severity, meaning]]) => `| \`${code}\` | ${severity} | ${meaning} |`,
  );
  return `# Changes that \`tally diff\` knows

Made by \`npm run generate\`. \`breaking\`: a caller or reader that kept to the old document may fail; \`warning\`: some may; \`info\`: none does.
The severity is the usual one. A value that shows a break makes a change breaking, and where no value of many shows one, a mere
rearrangement of alternatives is an info.

| code | severity | meaning |
|---|---|---|
${rows.join('\n')}
`;
}
