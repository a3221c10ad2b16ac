import { concreteMediaType, isJson, type ParsedMediaType, parseMediaType } from '../exchange/media-type.js';
import type { MediaType } from '../openapi/api.js';

/** A documented media type and the concrete one that is sent for it. */
export interface OfferedType {
  readonly mediaType: MediaType;
  readonly type: string;
}

interface AcceptRange {
  readonly media: ParsedMediaType;
  readonly quality: number;
}

/**
 * What is sent to an `Accept` header (RFC 9110 §12.5.1): by quality, then by how exactly it was named, then in the order of
 * the header, then of the document, as Prism chooses. Without the header JSON comes first; `undefined` where it takes
 * nothing that is documented. A documented range, such as `image/*`, is sent as what was asked for.
 */
export function offeredType(
  content: readonly MediaType[],
  accept: string | undefined,
): OfferedType | undefined {
  const ranges = accept === undefined ? [] : acceptRanges(accept);
  if (ranges.length === 0) {
    const mediaType = content.find(isJsonContent) ?? content[0];
    return mediaType && { mediaType, type: concreteMediaType(mediaType.type) };
  }
  let best: OfferedType | undefined;
  let bestRank: readonly number[] = [];
  for (const mediaType of content) {
    const documented = parseMediaType(mediaType.type);
    if (!documented) continue;
    const match = mostExact(ranges, documented);
    if (!match || match.range.quality === 0) continue;
    const rank = [match.range.quality, match.exactness, -match.order];
    if (best && compare(rank, bestRank) <= 0) continue;
    best = { mediaType, type: sentType(mediaType.type, documented, match.range.media) };
    bestRank = rank;
  }
  return best;
}

/** Whether a documented media type is JSON, or anything. */
export function isJsonContent({ type }: Pick<MediaType, 'type'>): boolean {
  const media = parseMediaType(type);
  return media !== undefined && (isJson(media) || type === '*/*');
}

function acceptRanges(accept: string): AcceptRange[] {
  return accept.split(',').flatMap((text) => {
    const media = parseMediaType(text);
    if (!media) return [];
    const quality = Number(media.parameters.get('q') ?? '1');
    return [{ media, quality: Number.isFinite(quality) ? quality : 1 }];
  });
}

/** The range that speaks of a documented type most exactly decides its quality. */
function mostExact(ranges: readonly AcceptRange[], documented: ParsedMediaType) {
  let best: { readonly range: AcceptRange; readonly exactness: number; readonly order: number } | undefined;
  for (const [order, range] of ranges.entries()) {
    const exactness = overlap(range.media, documented);
    if (exactness > (best?.exactness ?? 0)) best = { range, exactness, order };
  }
  return best;
}

/** 0 where two types or ranges have nothing in common, else more for what is more exact. */
function overlap(asked: ParsedMediaType, documented: ParsedMediaType): number {
  if (asked.type === '*') return 1;
  if (documented.type !== '*' && asked.type !== documented.type) return 0;
  if (asked.subtype === '*') return 2;
  if (documented.subtype !== '*' && asked.subtype !== documented.subtype) return 0;
  for (const [name, value] of documented.parameters) {
    const wanted = asked.parameters.get(name);
    if (wanted !== undefined && wanted.toLowerCase() !== value.toLowerCase()) return 0;
  }
  return hasSameParameters(asked, documented) ? 4 : 3;
}

/** Whether two types name the same parameters, but for the quality and the charset, which are no part of what a body is. */
function hasSameParameters(asked: ParsedMediaType, documented: ParsedMediaType): boolean {
  const telling = ({ parameters }: ParsedMediaType) =>
    [...parameters.keys()]
      .filter((name) => name !== 'q' && name !== 'charset')
      .sort()
      .join();
  return telling(asked) === telling(documented);
}

function sentType(written: string, documented: ParsedMediaType, asked: ParsedMediaType): string {
  if (documented.subtype !== '*' || asked.type === '*') return concreteMediaType(written);
  return concreteMediaType(`${asked.type}/${asked.subtype}`);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
