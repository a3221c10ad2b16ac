import type { Operation } from '../openapi/api.js';
import type { Contract, Waiver } from './contract.js';
import { namesOperation } from './names-operation.js';

/** The waiver that excuses a finding on a day (`YYYY-MM-DD`), if any does. */
export function findWaiver(
  contract: Contract,
  operation: Operation,
  finding: { readonly code: string; readonly status: number; readonly today: string },
): Waiver | undefined {
  return contract.waivers.find(
    ({ operation: name, code, status, until }) =>
      namesOperation(name, operation) &&
      (code === undefined || code === finding.code) &&
      (status === undefined || status === String(finding.status)) &&
      (until === undefined || until >= finding.today),
  );
}
