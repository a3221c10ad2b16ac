import type { Choice } from './choice.js';
import { belongsTo, type ListedFinding, type ReportModel, type Row } from './report-model.js';

/** What is left of a report by the filters, and by the operation and status that are looked at. */
export interface Selection {
  /** Operations that the filters leave. */
  readonly rows: readonly Row[];
  /** Findings that the filters leave. */
  readonly matching: readonly ListedFinding[];
  /** Of those, what belongs to the operation and status that are looked at. */
  readonly findings: readonly ListedFinding[];
  /** The operation that is looked at. */
  readonly row: Row | undefined;
}

/**
 * Every filter narrows operations and findings alike: an operation stays where its own name or one of its findings holds the text, where a cell has
 * one of the verdicts, and where a finding has the code and one of the severities.
 */
export function select(model: ReportModel, choice: Choice): Selection {
  const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.includes(word));
  const wantsFindings = choice.severities.length > 0 || choice.code !== '';
  const fits = ({ finding }: ListedFinding) =>
    (choice.severities.length === 0 || choice.severities.includes(finding.severity)) &&
    (choice.code === '' || finding.code === choice.code);

  const hasVerdict = ({ operation }: Row) =>
    choice.verdicts.length === 0 || operation.cells.some(({ verdict }) => choice.verdicts.includes(verdict));
  const rows = model.rows.filter((row) => {
    if (!hasVerdict(row)) return false;
    if (wantsFindings) return row.findings.some((one) => fits(one) && holds(one.text));
    return holds(row.text) || (words.length > 0 && row.findings.some((one) => holds(one.text)));
  });
  const operations = choice.verdicts.length === 0 ? undefined : new Set(rows.map(({ key }) => key));
  const matching = model.findings.filter(
    (one) => fits(one) && holds(one.text) && (!operations || operations.has(one.operation)),
  );
  const row = choice.operation === '' ? undefined : model.rows.find(({ key }) => key === choice.operation);
  const findings = row
    ? matching.filter(
        ({ operation, finding }) =>
          operation === row.key && (choice.status === '' || belongsTo(finding, choice.status, row)),
      )
    : matching;
  return { rows, matching, findings, row };
}
