/** An expression that was written with slashes around it, as in JavaScript or Perl; `undefined` where a pattern has none. */
export function readDelimited(
  pattern: string,
): { readonly inner: string; readonly flags: string } | undefined {
  const [, inner, flags = ''] = /^\/(.+)\/([dgimsuvy]*)$/s.exec(pattern) ?? [];
  if (inner === undefined || !(flags || /^\^|\$$|[[(\\]/.test(inner))) return undefined;
  return { inner, flags };
}
