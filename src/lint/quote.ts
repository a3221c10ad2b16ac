const longest = 60;

/** A value as JSON for a message, cut where it is long. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return `\`${text.length > longest ? `${text.slice(0, longest)}…` : text}\``;
}
