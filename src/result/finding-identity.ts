import type { Finding } from './report.js';

/** What makes two findings of different runs the same one: check, operation, status and rule, whatever values showed it. */
export function findingIdentity(finding: Finding): string {
  return [finding.code, finding.operationId, finding.status, finding.schemaPointer].join(' ');
}
