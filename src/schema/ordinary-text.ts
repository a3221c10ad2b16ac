import type { TextLimits } from './pattern-text.js';

/** Texts that look as if they belonged to a property of such a name; the first that fits is taken. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/e.?mail/i, 'ana@example.com'],
  [/first.?name|given.?name/i, 'Ana'],
  [/last.?name|family.?name|surname/i, 'Silva'],
  [/phone|mobile/i, '+12025550123'],
  [/(url|uri|href|link|website|webhook)s?$/i, 'https://example.com/page'],
  [/(_at|At|[dD]ate|[tT]imestamp)$/, '2024-01-15T09:30:00Z'],
  [/country.?code/i, 'PT'],
  [/country/i, 'Portugal'],
  [/city|town/i, 'Lisbon'],
  [/(zip|post(al)?).?code|^zip$/i, '10001'],
  [/street|address/i, 'High Street'],
  [/currency/i, 'EUR'],
  [/locale|lang(uage)?$/i, 'en'],
  [/time.?zone/i, 'Europe/Lisbon'],
  [/colou?r/i, 'blue'],
  [/(^|_|-)id$|I[dD]s?$|_ids$/, 'abc'],
  [/name$|title|subject/i, 'Sample name'],
];
const WORDS = ['sample', 'plain', 'simple', 'common', 'usual'];

/** Seeds that differ by this many lead to the same texts, and texts are all that a seed decides. */
export const DISTINCT_SEEDS = WORDS.length;

/**
 * Ordinary text for a property of that name, between the two lengths: letters and spaces, nothing that a careful server might
 * refuse. Another `variant`, another text, where the length leaves room; the seed chooses the words.
 */
export function ordinaryText(
  name: string,
  { minLength, maxLength, variant }: TextLimits,
  seed: number,
): string {
  const word = WORDS[(seed - 1) % WORDS.length] ?? 'sample';
  const base = BY_NAME.find(([expression]) => expression.test(name))?.[1] ?? `${word} text`;
  const text = variant === 0 ? base : varied(base, variant);
  const longEnough = text + ` ${word} text`.repeat(Math.ceil(Math.max(0, minLength - text.length) / 12));
  const wanted = Math.max(minLength, Math.min(text.length, maxLength));
  if (longEnough.length <= maxLength && longEnough.length === wanted) return longEnough;
  if (variant > 0 && text.length > wanted) return shortVariant(variant, wanted);
  return longEnough.slice(0, wanted).replace(/ $/, 'x');
}

function varied(text: string, variant: number): string {
  if (/^\+\d+$|^\d+$/.test(text)) return text.slice(0, -3) + String(variant).padStart(3, '0');
  if (text.includes('@')) return text.replace('@', `${variant + 1}@`);
  if (/T09:30/.test(text)) return text.replace('09:30:00', `09:30:${String(variant % 60).padStart(2, '0')}`);
  if (text.startsWith('https:')) return `${text}/${variant + 1}`;
  return text.includes(' ') ? `${text} ${lettersOf(variant)}` : text + lettersOf(variant);
}

/** Exactly so many letters, different for different variants as far as they reach. */
function shortVariant(variant: number, length: number): string {
  return lettersOf(variant)
    .padStart(length, 'a')
    .slice(-length || length);
}

/** 1 → `b`, 25 → `z`, 26 → `ba` ... */
function lettersOf(variant: number): string {
  const rest = Math.floor(variant / 26);
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(97 + (variant % 26));
}
