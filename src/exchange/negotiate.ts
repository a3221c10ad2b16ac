import { matchMediaType, parseMediaType } from './media-type.js';

/**
 * The documented media type that an `Accept` header likes best (RFC 9110 §12.5.1): by quality, then in the order
 * documented; `undefined` where it takes none of them. No header takes anything.
 */
export function negotiate<T extends { readonly type: string }>(
  documented: readonly T[],
  accept: string | undefined,
): T | undefined {
  if (accept === undefined || accept.trim() === '') return documented[0];
  const ranges = accept.split(',').flatMap((text) => {
    const media = parseMediaType(text);
    if (!media) return [];
    const quality = Number(media.parameters.get('q') ?? '1');
    const name = `${media.type}/${media.subtype}`;
    return [{ type: name, quality: Number.isFinite(quality) ? quality : 1 }];
  });
  let best: T | undefined;
  let bestQuality = 0;
  for (const entry of documented) {
    const media = parseMediaType(entry.type);
    const quality = (media && matchMediaType(ranges, media)?.quality) ?? 0;
    if (quality > bestQuality) {
      best = entry;
      bestQuality = quality;
    }
  }
  return best;
}
