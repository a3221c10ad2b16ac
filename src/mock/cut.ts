/** A text of a client as far as a sentence can hold it. */
export function cut(text: string, length = 200): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
