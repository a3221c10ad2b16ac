import { editDistance } from '../source/edit-distance.js';

/** How many names are told where none is near, and how many characters of a name are looked at. */
const mostNamed = 20;
const mostCharacters = 60;

/** What to say of a name that is none of those that there are: the nearest, else some of them in their order. */
export function nameHint(wrong: string, names: Iterable<string>): string {
  const known = [...new Set(names)];
  const near = nearestName(wrong, known);
  if (near !== undefined) return `the nearest is ${near}`;
  if (known.length === 0) return 'there is none';
  const more = known.length - mostNamed;
  return `there is ${known.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What ends a sentence on a name that is none of those that can be listed elsewhere: `; did you mean check?`, else a full stop. */
export function didYouMean(wrong: string, names: Iterable<string>): string {
  const near = nearestName(wrong, names);
  return near === undefined ? '.' : `; did you mean ${near}?`;
}

/** The name that differs in its spelling only, or in a third of its characters at most; else one that begins so. */
function nearestName(wrong: string, names: Iterable<string>): string | undefined {
  const wanted = plain(wrong);
  let nearest: { readonly name: string; readonly distance: number } | undefined;
  let longer: string | undefined;
  for (const name of names) {
    const letters = plain(name);
    const distance = editDistance(wanted, letters);
    const isNear = distance <= Math.max(wanted.length, letters.length) / 3;
    if (isNear && distance < (nearest?.distance ?? Infinity)) nearest = { name, distance };
    if (wanted.length >= leastBeginning && letters.join('').startsWith(wanted.join(''))) longer ??= name;
  }
  return nearest?.name ?? longer;
}

/** Fewer characters begin too much. */
const leastBeginning = 3;

/** Letter case and the signs between words are where names of one thing differ most. */
function plain(name: string): string[] {
  return [...name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')].slice(0, mostCharacters);
}
