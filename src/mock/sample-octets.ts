import { bodyKind } from '../exchange/body-codec.js';
import { parseMediaType } from '../exchange/media-type.js';

const zeros = (count: number) => '00'.repeat(count);

/** A baseline JPEG of one grey pixel: a flat quantisation table, and Huffman tables of one code each. */
const jpeg = [
  `ffd8ffdb004300${'01'.repeat(64)}ffc0000b080001000101011100`,
  `ffc400140001${zeros(16)}ffc400141001${zeros(16)}`,
  'ffda0008010100003f003fffd9',
].join('');

const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000052 00000 n 
0000000101 00000 n 
trailer<</Size 4/Root 1 0 R>>
startxref
160
%%EOF
`;

const base64 = (text: string) => Buffer.from(text, 'base64');
const hex = (text: string) => Buffer.from(text, 'hex');

const bitmap = hex(
  `424d3a${zeros(7)}36000000280000000100000001000000010018${zeros(5)}04${zeros(19)}ffffff00`,
);
const gzip = base64('H4sIAAAAAAAA/wMAAAAAAAAAAAA=');
const wave = base64('UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQIAAAAAAA==');
const zip = hex(`504b0506${zeros(18)}`);

/** A pixel, an empty page, an empty archive, a moment of silence: the least that a reader of each format takes for whole. */
const samples: ReadonlyMap<string, Buffer> = new Map([
  [
    'image/png',
    base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=='),
  ],
  ['image/jpeg', hex(jpeg)],
  ['image/gif', base64('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=')],
  ['image/webp', base64('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAD8D+JaQAA3AA/uVqAAA=')],
  ['image/bmp', bitmap],
  ['audio/wav', wave],
  ['audio/x-wav', wave],
  ['application/pdf', Buffer.from(pdf, 'latin1')],
  ['application/zip', zip],
  ['application/x-zip-compressed', zip],
  ['application/gzip', gzip],
  ['application/x-gzip', gzip],
  ['application/x-tar', hex(zeros(1024))],
  ['application/wasm', hex('0061736d01000000')],
]);

/** What is neither UTF-8 nor the beginning of any of these formats. */
const octets = hex('0001fe0280ff0381');

/** The least whole body of a binary media type; `undefined` for one that may as well be text. */
export function sampleOctets(mediaType: string): Buffer | undefined {
  const media = parseMediaType(mediaType);
  if (!media || bodyKind(media) !== 'binary') return undefined;
  const known = samples.get(`${media.type}/${media.subtype}`);
  if (known) return known;
  const isBinary = binaryTypes.has(media.type) || media.subtype === 'octet-stream';
  return isBinary ? octets : undefined;
}

const binaryTypes: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'font']);
