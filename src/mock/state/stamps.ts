import { propertyNamesOf, propertyOf, type SchemaPart, typesOf } from '../../exchange/schema-types.js';
import type { Members } from './overlay.js';
import { plainName } from './property-names.js';

/** Names of moments that every change moves, in their plain spelling. */
const refreshed =
  /^(date|time|last)?(updated|modified|changed|refreshed|update|modification|edited)(at|on|date|time|datetime|timestamp|ts|utc|dateutc)?$/;
const created =
  /^(date|time)?(created|creation|inserted)(at|on|date|time|datetime|timestamp|ts|utc|dateutc)?$/;

/** The stamps that an act moves, as the base writes them: the refreshed ones, and at a creation the created ones. */
export function movedStamps(part: SchemaPart, base: Members, isCreation: boolean, now: Date): Members {
  const moved: Record<string, unknown> = {};
  const names = stampNames(propertyNamesOf(part));
  for (const name of isCreation ? names.creation : names.change) {
    const stamp = stampLike(base[name], propertyOf(part, name), now);
    if (stamp !== undefined) moved[name] = stamp;
  }
  return moved;
}

interface StampNames {
  readonly change: readonly string[];
  readonly creation: readonly string[];
}

const knownStamps = new WeakMap<readonly string[], StampNames>();

/** Which of a schema's names are those of stamps. */
function stampNames(declared: readonly string[]): StampNames {
  let names = knownStamps.get(declared);
  if (!names) {
    const change = declared.filter((name) => refreshed.test(plainName(name)));
    const isCreated = (name: string) => change.includes(name) || created.test(plainName(name));
    names = { change, creation: declared.filter(isCreated) };
    knownStamps.set(declared, names);
  }
  return names;
}

/** The moment in the spelling of the value that stood there, else in that of the schema; `undefined` for what is no stamp. */
function stampLike(before: unknown, part: SchemaPart, now: Date): unknown {
  if (typeof before === 'number' && Number.isInteger(before)) {
    return before > 100_000_000_000 ? now.getTime() : Math.floor(now.getTime() / 1_000);
  }
  if (typeof before === 'string') return textLike(before, now);
  const { schema } = part;
  const format = typeof schema === 'object' ? schema.format : undefined;
  if (format === 'date-time') return now.toISOString();
  if (format === 'date') return now.toISOString().slice(0, 10);
  return typesOf(part).includes('integer') ? Math.floor(now.getTime() / 1_000) : undefined;
}

/** Writes a moment as another was written; `undefined` for what is no moment. */
type Spelling = ((now: Date) => string) | undefined;

/** The texts of examples come again and again. */
const rememberedTexts = 1_000;

const spellings = new Map<string, Spelling>();

function textLike(before: string, now: Date): string | undefined {
  if (!spellings.has(before)) {
    if (spellings.size >= rememberedTexts) spellings.clear();
    spellings.set(before, spellingOf(before));
  }
  return spellings.get(before)?.(now);
}

/** Dates of RFC 3339 with the precision and zone that were written, and those of RFC 9110 §5.6.7 and RFC 5322. */
function spellingOf(before: string): Spelling {
  const written = /^\d{4}-\d\d-\d\d(?:([Tt ])\d\d:\d\d:\d\d(?:\.(\d+))?(Z|z|[+-]\d\d:?\d\d)?)?$/.exec(before);
  if (written) {
    const [, separator, fraction = '', zone = ''] = written;
    if (separator === undefined) return (now) => now.toISOString().slice(0, 10);
    const offset =
      zone === '' || zone.toUpperCase() === 'Z'
        ? zone
        : zone.replace(/.*/, zone.includes(':') ? '+00:00' : '+0000');
    return (now) => {
      const iso = now.toISOString();
      const digits = iso.slice(20, 23).padEnd(fraction.length, '0').slice(0, fraction.length);
      return `${iso.slice(0, 10)}${separator}${iso.slice(11, 19)}${digits === '' ? '' : `.${digits}`}${offset}`;
    };
  }
  if (/^[A-Z][a-z]{2}, \d/.test(before)) {
    return (now) => now.toUTCString().replace('GMT', before.endsWith('GMT') ? 'GMT' : '+0000');
  }
  return /^\d{10}$/.test(before) ? (now) => String(Math.floor(now.getTime() / 1_000)) : undefined;
}
