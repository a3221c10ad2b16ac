/** From the least to the most that is promised (`x-stability-level`). */
const stabilities = ['draft', 'alpha', 'beta', 'stable'];

/** A level as a number; what says nothing is stable, -1 is none of them. */
export function stabilityRank(level: unknown = 'stable'): number {
  return stabilities.indexOf(String(level));
}

/** Whether less is promised than before. */
export function isLowered(before: unknown, after: unknown): boolean {
  const [was, is] = [stabilityRank(before), stabilityRank(after)];
  return is !== -1 && is < was;
}

/** The day of an `x-sunset`, which may be a time (RFC 3339); `undefined` for what is no date. */
export function sunsetDay(text: string): string | undefined {
  const day = text.slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(text)) ? day : undefined;
}
