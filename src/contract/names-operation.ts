/** Whether a contract's name for an operation means this one: its id or `METHOD /path`. */
export function namesOperation(
  name: string,
  operation: { id: string; method: string; path: string },
): boolean {
  return name === operation.id || name === `${operation.method} ${operation.path}`;
}
