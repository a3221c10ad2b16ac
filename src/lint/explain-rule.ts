import type { Rule } from './rule.js';
import { ruleGroups } from './rules.js';

/** What a rule finds, why it matters, and its example before and after, as Markdown under a heading of level 3. */
export function explainRule({ code, severity, summary, why, example }: Rule): string {
  const version = example.version === undefined ? '' : `, OpenAPI ${example.version}`;
  const part = { schema: 'a schema', operation: 'an operation', document: 'a document' }[example.of];
  const yaml = (text: string) => `\`\`\`yaml\n${text}\n\`\`\``;
  return [
    `### \`${code}\` · ${severity}`,
    `${summary}`,
    `**Why** ${why}`,
    `**Before** (${part}${version})`,
    yaml(example.before),
    '**After**',
    yaml(example.after),
  ].join('\n\n');
}

/** The reference of all rules, as Markdown. */
export function ruleReference(): string {
  const groups = ruleGroups.map(
    ({ title, rules }) => `## ${title}\n\n${rules.map(explainRule).join('\n\n')}`,
  );
  return `# Rules of \`tally lint\`

Made from the rules themselves by \`npm run generate\`; the examples are run by the tests. \`tally lint --explain CODE\` prints one
of them. What reading a document and its structure bring up is in [diagnostics.md](diagnostics.md).

${groups.join('\n\n')}
`;
}
