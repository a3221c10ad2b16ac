import type { Report } from '../result/report.js';

/** HAR 1.2 of the exchanges that a report keeps: the smallest of each finding. */
export function renderHar({ tool, findings }: Report): string {
  const entries = findings.map(({ exchange }) => exchange);
  return `${JSON.stringify({ log: { version: '1.2', creator: tool, entries } }, null, 2)}\n`;
}
