const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** Whether requests of a method ask for nothing to be changed (RFC 9110 §9.2.1). */
export function isSafeMethod(method: string): boolean {
  return safe.has(method);
}
