import Table from 'cli-table3';
import type { CorpusRow } from './corpus-section.js';

/** The section's table, and under it each failure with its subject. */
export function printRows(name: string, rows: readonly CorpusRow[]): string {
  const columns = [...new Set(rows.flatMap(({ counts }) => Object.keys(counts)))];
  const table = new Table({
    head: [name, ...columns, 'passed', 'failed', 'ms'],
    colAligns: ['left', ...columns.map(() => 'right' as const), 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    table.push([
      row.subject,
      ...columns.map((column) => row.counts[column] ?? ''),
      row.passed,
      row.failures.length,
      Math.round(row.milliseconds),
    ]);
  }
  const failures = rows.flatMap(({ subject, failures: found }) =>
    found.map((failure) => `  ${subject}: ${failure}`),
  );
  return `${[table.toString(), ...failures].join('\n')}\n\n`;
}
