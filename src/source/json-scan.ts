const backslash = 0x5c;

/** Where a string ends: the next quote that an even number of backslashes precedes. */
export function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (before > from && text.charCodeAt(before - 1) === backslash) before--;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

/** A digit, a minus, or the first letter of `true`, `false` or `null`. */
export function isLiteral(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || (code >= 0x61 && code <= 0x7a);
}

export function literalEnd(text: string, from: number): number {
  let end = from + 1;
  // Digits, letters, `+`, `-` and `.`.
  for (let code = text.charCodeAt(end); end < text.length; code = text.charCodeAt(++end)) {
    const isDigit = code >= 0x30 && code <= 0x39;
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    if (!isDigit && !isLetter && code !== 0x2b && code !== 0x2d && code !== 0x2e) break;
  }
  return end;
}
