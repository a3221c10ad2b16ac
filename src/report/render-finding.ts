import type { Finding } from '../result/report.js';
import { type Paint, painter, severityColor } from './painter.js';
import { tame, tameLines } from './tame.js';

/** Where, what, expected and received, the rule, and a `curl` command that repeats it. */
export function renderFinding(finding: Finding, paint: Paint = painter(false)): string {
  const color = severityColor(finding.severity);
  const times = finding.count > 1 ? ` (${finding.count} times)` : '';
  const lines = [
    `${finding.place} ${paint(color, finding.severity)} ${paint('bold', finding.code)}${times}`,
    `  ${tame(finding.message)}`,
    `  ${finding.method} ${finding.path}${finding.status === '' ? '' : ` → ${finding.status}`}, ${finding.location}${finding.pointer === '' ? '' : ` at ${tame(finding.pointer)}`}`,
    `  expected: ${shown(finding.expected)}`,
    `  received: ${shown(finding.actual)}`,
    `  rule: ${finding.schemaPointer}`,
  ];
  const { text } = finding.exchange.response.content;
  // Servers often say why, if only in the first lines of a stack.
  if (finding.code === 'server-error' && text !== '')
    lines.push(`  answer: ${shown(text.split('\n').slice(0, 3).join(' '))}`);
  if (finding.page !== undefined) lines.push(`  page: ${finding.page}`);
  if (finding.known) lines.push('  known: the baseline has it already');
  if (finding.waived !== undefined) lines.push(`  waived: ${finding.waived}`);
  lines.push(
    `  ${paint('gray', tameLines(finding.curl.length > 1_000 ? `${finding.curl.slice(0, 1_000)}…` : finding.curl))}`,
  );
  return lines.join('\n');
}

function shown(value: unknown): string {
  const text = tame(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
