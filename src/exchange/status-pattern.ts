import type { Operation, Response } from '../openapi/api.js';

/** Whether a status answered is what a documented one (`404`, `4XX`, `default`) means. */
export function matchesStatus(operation: Operation, response: Response, status: number): boolean {
  if (response.status === 'default')
    return !operation.responses.some((other) => other.status === String(status));
  return response.status === String(status) || response.status === `${String(status)[0]}XX`;
}

/** A status for a range or `default` that no other documented response describes. */
export function concreteStatus(operation: Operation, response: Response): number {
  if (/^\d{3}$/.test(response.status)) return Number(response.status);
  const first = Number(response.status[0]) * 100;
  const candidates =
    response.status === 'default'
      ? [500, 503, 418, 599]
      : Array.from({ length: 100 }, (_, index) => first + index);
  const described = (code: number) => operation.responses.some(({ status }) => status === String(code));
  return candidates.find((code) => !described(code)) ?? candidates[0] ?? 500;
}
