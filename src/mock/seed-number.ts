/** A seed as a number from 0 to 2^32: up to nine digits are themselves, other texts count by their characters. */
export function seedNumber(seed: string): number {
  if (/^\d{1,9}$/.test(seed)) return Number(seed);
  return [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
}
