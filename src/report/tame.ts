/** A terminal must not obey what a server or a document says: control characters are spelled out. */
export function tame(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (control) => {
    return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Lines stay lines in a command that is to be copied. */
export function tameLines(text: string): string {
  return text.split('\n').map(tame).join('\n');
}
