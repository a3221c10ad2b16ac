import type { TextLimits } from './pattern-text.js';

type FormatWriter = (variant: number, missing: number) => string;

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2024, 0, 15, 9, 30);

const instant = (variant: number): string =>
  new Date(FIRST_DAY + variant * DAY).toISOString().replace('.000Z', 'Z');
const suffix = (variant: number): string => (variant === 0 ? '' : String(variant + 1));
const filler = (missing: number): string => 'a'.repeat(Math.max(0, missing));
/** `aaaa.aaaa.` of exactly so many characters, in labels of at most 60; two characters at least. */
const labels = (missing: number): string => {
  let text = '';
  for (let left = missing === 1 ? 2 : missing; left > 0; ) {
    const label = left > 62 ? 60 : left - 1;
    text += `${'a'.repeat(label)}.`;
    left -= label + 1;
  }
  return text;
};
const path =
  (base: string): FormatWriter =>
  (variant, missing) =>
    base + String(variant + 1) + filler(missing);
const email: FormatWriter = (variant, missing) => `ana${suffix(variant)}@${labels(missing)}example.com`;
const host: FormatWriter = (variant, missing) => `${labels(missing)}host${variant + 1}.example.com`;

/** One writer for each format, given how many characters are missing to the least length. */
const WRITERS: ReadonlyMap<string, FormatWriter> = new Map<string, FormatWriter>([
  ['uuid', (variant) => `6f1c2d3e-4b5a-4c6d-8e7f-${(variant + 1).toString(16).padStart(12, '0')}`],
  ['date-time', (variant, missing) => fractioned(instant(variant), missing)],
  ['iso-date-time', (variant, missing) => fractioned(instant(variant), missing)],
  ['date', (variant) => instant(variant).slice(0, 10)],
  [
    'time',
    (variant, missing) => fractioned(`09:${String(30 + (variant % 30)).padStart(2, '0')}:00Z`, missing),
  ],
  ['iso-time', (variant) => `09:${String(30 + (variant % 30)).padStart(2, '0')}:00Z`],
  ['duration', (variant) => `P${variant + 1}D`],
  ['email', email],
  ['idn-email', email],
  ['hostname', host],
  ['idn-hostname', host],
  ['ipv4', (variant) => `192.0.2.${(variant % 254) + 1}`],
  ['ipv6', (variant) => `2001:db8::${(variant + 1).toString(16)}`],
  ['uri', path('https://example.com/')],
  ['url', path('https://example.com/')],
  ['iri', path('https://example.com/')],
  ['uri-reference', path('https://example.com/')],
  ['iri-reference', path('https://example.com/')],
  ['uri-template', (variant, missing) => `https://example.com/{id}/${variant + 1}${filler(missing)}`],
  ['json-pointer', path('/items/')],
  ['relative-json-pointer', path('0/items/')],
  ['json-pointer-uri-fragment', path('#/items/')],
  ['regex', (variant, missing) => `^[a-z]+${suffix(variant)}${filler(missing)}$`],
  ['byte', (variant, missing) => base64(variant, missing)],
  ['password', (variant, missing) => `Sample-Password-${variant + 1}${filler(missing)}`],
]);

/** Shorter than the ordinary text of the format, for narrow limits. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['email', 'a@b.co'],
  ['hostname', 'a'],
  ['uri', 'a:b'],
  ['uri-reference', 'a'],
  ['json-pointer', ''],
  ['regex', 'a'],
  ['byte', ''],
  ['ipv6', '::'],
  ['ipv4', '1.1.1.1'],
]);

/** Whether {@link formatTexts} knows how texts of the format look. */
export function isWritableFormat(format: string): boolean {
  return WRITERS.has(format);
}

/** Texts of the format, at least `minLength` code points long where the format can be; none for a format not known. */
export function formatTexts(format: string, { minLength, variant }: TextLimits): string[] {
  const write = WRITERS.get(format);
  if (write === undefined) return [];
  const ordinary = write(variant, 0);
  const short = SHORT.get(format);
  return [ordinary, write(variant, minLength - ordinary.length), ...(short === undefined ? [] : [short])];
}

function fractioned(text: string, missing: number): string {
  return missing <= 0 ? text : text.replace(/Z$/, `.${'0'.repeat(Math.max(1, missing - 1))}Z`);
}

function base64(variant: number, missing: number): string {
  const digits = String(variant + 1).padStart(4, '0');
  return `c2FtcGxl${variant === 0 ? '' : digits}${'AAAA'.repeat(Math.max(0, Math.ceil(missing / 4)))}`;
}
