import type { Operation, Response } from '../openapi/api.js';

/** The response that describes a status: the exact one, else its range (`4XX`), else `default` (OpenAPI 3.1 §4.8.16). */
export function findResponse(operation: Operation, status: number): Response | undefined {
  const exact = String(status);
  const range = `${exact[0]}XX`;
  const byStatus = (wanted: string) => operation.responses.find((response) => response.status === wanted);
  return byStatus(exact) ?? byStatus(range) ?? byStatus('default');
}
