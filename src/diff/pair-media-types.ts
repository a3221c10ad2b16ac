import { type ParsedMediaType, parseMediaType } from '../exchange/media-type.js';
import type { MediaType } from '../openapi/api.js';
import type { Direction } from './change.js';
import type { Pair } from './pair-operations.js';

/** Two versions of an entry, and whether the new one takes in more or less. */
export interface MediaTypePair extends Pair<MediaType> {
  readonly change?: 'widened' | 'narrowed';
}

/**
 * The entries of two versions of a content: those of one name, then those of which one describes the other (`image/*`, parameters);
 * what is left is gone or new.
 */
export function pairMediaTypes(
  old: readonly MediaType[],
  next: readonly MediaType[],
  direction: Direction,
): MediaTypePair[] {
  const pairs: MediaTypePair[] = [];
  const come = [...next];
  const take = (media: MediaType, other: MediaType, change?: 'widened' | 'narrowed') => {
    come.splice(come.indexOf(other), 1);
    pairs.push({ old: media, new: other, ...(change ? { change } : {}) });
  };
  const gone = old.filter((media) => {
    const other = come.find((one) => keyOf(one) === keyOf(media));
    if (other) take(media, other);
    return !other;
  });
  for (const media of gone) {
    const wider = come.find((one) => describes(one, media, direction));
    const narrower = come.find((one) => describes(media, one, direction));
    if (wider) take(media, wider, wider === narrower ? undefined : 'widened');
    else if (narrower) take(media, narrower, 'narrowed');
    else pairs.push({ old: media });
  }
  return [...pairs, ...come.map((media) => ({ new: media }))];
}

const keyOf = ({ type }: MediaType) => type.toLowerCase().replaceAll(/\s/g, '');

/** Whether all bodies of the one are bodies of the other as well. */
function describes(wide: MediaType, narrow: MediaType, direction: Direction): boolean {
  const [whole, part] = [parseMediaType(wide.type), parseMediaType(narrow.type)];
  return whole !== undefined && part !== undefined && takesIn(whole, part, direction);
}

/** The same of parsed types. What a request is written in is free; a reader of a response relies on its `charset`. */
export function takesIn(whole: ParsedMediaType, part: ParsedMediaType, direction: Direction): boolean {
  const isType = whole.type === '*' || whole.type === part.type;
  const isSubtype = whole.subtype === '*' || whole.subtype === part.subtype;
  const isFree = (name: string) => name === 'boundary' || (name === 'charset' && direction === 'request');
  const hasParameters = [...whole.parameters].every(
    ([name, value]) => isFree(name) || part.parameters.get(name)?.toLowerCase() === value.toLowerCase(),
  );
  return isType && isSubtype && hasParameters;
}
