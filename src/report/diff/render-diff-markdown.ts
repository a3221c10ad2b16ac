import type { Change } from '../../diff/change.js';
import type { ChangeSeverity } from '../../diff/change-severity.js';
import { linesOf, operationsOf, shownBy } from './describe-change.js';
import type { DiffRun } from './diff-run.js';

const headings: readonly (readonly [ChangeSeverity, string])[] = [
  ['breaking', 'Breaking'],
  ['warning', 'May break'],
  ['info', 'Harmless'],
];

/** A page for a pull request: a heading for each severity, a list entry for each change. */
export function renderDiffMarkdown({ old, new: next, changes, allowed }: DiffRun): string {
  const sections = headings.flatMap(([severity, heading]) => {
    const own = changes.filter((change) => change.severity === severity);
    return own.length === 0 ? [] : [`## ${heading} (${own.length})\n\n${own.map(entry).join('\n')}`];
  });
  const excused = allowed.map(({ change, reason }) => `${entry(change)}\n  allowed: ${reason}`);
  if (excused.length > 0) sections.push(`## Allowed (${excused.length})\n\n${excused.join('\n')}`);
  const body = sections.length === 0 ? 'Nothing changed for callers.' : sections.join('\n\n');
  return `# From ${old} to ${next}\n\n${body}\n`;
}

function entry(change: Change): string {
  const operations = operationsOf(change);
  const example = shownBy(change);
  const places = linesOf(change);
  const lines = [
    `- ${operations === '' ? '' : `**${operations}** `}${change.message} (\`${change.code}\`${places ? `, ${places}` : ''})`,
    ...(example === undefined ? [] : [`  shown by \`${example.replaceAll('`', 'ˋ')}\``]),
  ];
  return lines.join('\n');
}
