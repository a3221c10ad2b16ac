import type { BreakContext, BrokenValue } from './broken-value.js';
import { nameAt } from './build-request.js';
import { greatest, least, stated } from './facts.js';
import { LONGEST_TEXT, matchesPattern, type StringRules, stringFor, stringRules } from './string-value.js';

/** Texts that break one of the keywords about strings. */
export function* brokenStrings({ builder, spot, label, request }: BreakContext): Generator<BrokenValue> {
  const { parts, value } = spot.settled;
  const rules = stringRules(parts);
  const base = typeof value === 'string' ? value : '';
  const text = (changed: Partial<StringRules>): string[] => {
    const found = stringFor({ ...rules, ...changed }, nameAt(request.pointer), 0, builder.seed);
    return found === undefined ? [] : [found];
  };
  const shortest = greatest(stated<number>(parts, 'minLength'))?.value ?? 0;
  if (shortest > 0 && shortest <= LONGEST_TEXT) {
    const maxLength = shortest - 1;
    const attempts = [...text({ minLength: maxLength, maxLength }), ...text({ minLength: 0, maxLength })];
    yield { label: `${label} shorter than minLength ${shortest}`, keyword: 'minLength', at: '', attempts };
    // Counted in bytes it would be long enough.
    if (shortest > 1)
      yield {
        label: `${label} shorter than minLength ${shortest} in letters beyond ASCII`,
        keyword: 'minLength',
        at: '',
        attempts: ['é'.repeat(maxLength)],
      };
  }
  const longest = least(stated<number>(parts, 'maxLength'))?.value ?? Infinity;
  if (longest <= LONGEST_TEXT) {
    const minLength = longest + 1;
    const attempts = [
      ...text({ minLength, maxLength: minLength }),
      ...text({ minLength, maxLength: Infinity }),
    ];
    yield { label: `${label} longer than maxLength ${longest}`, keyword: 'maxLength', at: '', attempts };
  }
  for (const pattern of rules.patterns) {
    const attempts = misfits(base, rules).filter((attempt) => !matchesPattern(pattern, attempt));
    yield { label: `${label} does not match its pattern`, keyword: 'pattern', at: '', attempts };
  }
  for (const format of rules.formats) {
    yield {
      label: `${label} is not a valid ${format}`,
      keyword: 'format',
      at: '',
      attempts: wrongFormats(format, rules),
    };
  }
}

/** Texts near to one that fits and far from it; among them are, for most patterns, some that do not match. */
function misfits(base: string, { minLength, maxLength }: StringRules): string[] {
  const characters = [...base];
  const odd = ['!', ' ', '#', '0', 'z', 'Z', '~', '-'];
  const changed = odd.flatMap((character) =>
    [0, characters.length - 1, Math.floor(characters.length / 2)].map((at) =>
      characters.map((old, index) => (index === at ? character : old)).join(''),
    ),
  );
  const length = Math.max(minLength, Math.min(characters.length || 1, maxLength));
  const uniform = odd.map((character) => character.repeat(length));
  const extended = odd.flatMap((character) => [character + base, base + character]);
  return ['not a match!', ...uniform, ...changed, ...extended, base.slice(1), base.slice(0, -1), ''];
}

/** Texts that nobody takes for the format, of a length that fits. */
function wrongFormats(format: string, { minLength, maxLength }: StringRules): string[] {
  const texts = [`not-a-${format}`, `not a ${format}!`, `{not a ${format}`, `(not a ${format}`, '!'];
  return texts.map((text) => text.padEnd(minLength, '!').slice(0, maxLength));
}
