const longest = 60;

/** A value as JSON for a message, cut where it is long. */
export function quote(value: unknown): string {
  return `\`${cut(JSON.stringify(value) ?? String(value))}\``;
}

/** The beginning of a long text, with an ellipsis. */
export function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
