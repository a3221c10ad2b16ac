/** A media type in its parts, names in lower case (RFC 9110 §8.3.1). */
export interface ParsedMediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parses `type/subtype; name=value`; `undefined` where the text is none. */
export function parseMediaType(text: string): ParsedMediaType | undefined {
  if (parsed.has(text)) return parsed.get(text);
  const media = readMediaType(text);
  if (parsed.size >= rememberedTexts) parsed.clear();
  parsed.set(text, media);
  return media;
}

/** The same few are read again and again. */
const rememberedTexts = 500;

const parsed = new Map<string, ParsedMediaType | undefined>();

function readMediaType(text: string): ParsedMediaType | undefined {
  const match = /^\s*([^\s/;,]+)\/([^\s;,]+)\s*(;.*)?$/.exec(text);
  if (!match) return undefined;
  const parameters = new Map<string, string>();
  for (const [, name, quoted, plain] of (match[3] ?? '').matchAll(
    /;\s*([^\s=;]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g,
  )) {
    parameters.set((name as string).toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return {
    type: (match[1] as string).toLowerCase(),
    subtype: (match[2] as string).toLowerCase(),
    parameters,
  };
}

/** Whether JSON is what the bytes of this type are: `application/json` or a `+json` suffix (RFC 6839 §3.1). */
export function isJson(media: ParsedMediaType): boolean {
  return media.subtype === 'json' || media.subtype.endsWith('+json');
}

/**
 * The documented entry that describes a concrete type: an exact one before a range (`text/*`) before the range of everything. Parameters of
 * the sent type are free; those that the entry names must agree, but for `charset`, whose spelling is free, and `boundary`, which is each body's own.
 */
export function matchMediaType<T extends { readonly type: string }>(
  documented: readonly T[],
  sent: ParsedMediaType,
): T | undefined {
  let best: T | undefined;
  let bestRank = 0;
  for (const entry of documented) {
    const rank = matchRank(entry.type, sent);
    if (rank > bestRank) {
      best = entry;
      bestRank = rank;
    }
  }
  return best;
}

function matchRank(pattern: string, sent: ParsedMediaType): number {
  const wanted = parseMediaType(pattern);
  if (!wanted) return 0;
  for (const [name, value] of wanted.parameters) {
    if (
      name !== 'charset' &&
      name !== 'boundary' &&
      sent.parameters.get(name)?.toLowerCase() !== value.toLowerCase()
    )
      return 0;
  }
  if (wanted.type === '*') return 1;
  if (wanted.type !== sent.type) return 0;
  if (wanted.subtype === '*') return 2;
  return wanted.subtype === sent.subtype ? 3 + wanted.parameters.size : 0;
}

/** Between the parts of every multipart body that is written: the same each time, and in no text that anyone means. */
const boundary = 'tally-stick-5c1f0e7a9b3d';

/**
 * A concrete type for a documented one: ranges get a plain member that the range allows, multipart types a boundary.
 */
export function concreteMediaType(documented: string): string {
  const media = parseMediaType(documented);
  if (!media || media.type === '*') return 'application/json';
  if (media.type === 'multipart') {
    const name = media.subtype === '*' ? 'multipart/form-data' : documented;
    return media.parameters.has('boundary') ? name : `${name}; boundary=${boundary}`;
  }
  if (media.subtype !== '*') return documented;
  return media.type === 'text' ? 'text/plain' : `${media.type}/octet-stream`;
}
