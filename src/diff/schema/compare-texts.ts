import { canonicalJson } from '../../schema/json-equality.js';
import type { Comparison } from '../comparison.js';
import type { SchemaView, Stated } from '../schema-view.js';
import { isEncodedAlike } from './encoded-texts.js';

/** Formats whose values are all values of another one. */
const wider: Readonly<Record<string, readonly string[]>> = { int32: ['int64'], float: ['double'] };

/** `format` and `pattern`, and `default`, which says nothing about validity. */
export function compareTexts(comparison: Comparison): void {
  compareFormats(comparison);
  comparePatterns(comparison);
  const { old, new: next, report } = comparison;
  const [before, after] = [old.stated('default')[0], next.stated('default')[0]];
  if (said(before) !== said(after))
    report('default-changed', `default ${said(before)} → ${said(after)}`, { old: before, new: after });
}

function compareFormats({ direction, old, new: next, report }: Comparison): void {
  const [before, after] = [formats(old, next), formats(next, old)];
  if (canonicalJson(before) === canonicalJson(after)) return;
  const places = { old: old.stated('format')[0], new: next.stated('format')[0] };
  const said = (all: readonly string[]) => all.join(' and ') || 'any';
  const what = `format ${said(before)} → ${said(after)}`;
  // Each format that is asked for is one that was, or takes in all of one that was.
  const isWider = (from: readonly string[], to: readonly string[]) =>
    to.every((format) => from.some((one) => one === format || (wider[one] ?? []).includes(format)));
  if (direction === 'request') {
    report(isWider(before, after) ? 'request-format-removed' : 'request-format-changed', what, places);
  } else report(isWider(after, before) ? 'response-format-added' : 'response-format-changed', what, places);
}

/** All that hold together, without those that the other side writes in another way. */
function formats(view: SchemaView, other: SchemaView): string[] {
  const all = view.stated('format').map(({ value }) => String(value));
  return [...new Set(all.filter((format) => !isEncodedAlike(other, format)))].sort();
}

function comparePatterns({ direction, old, new: next, report }: Comparison): void {
  const [before, after] = [patterns(old), patterns(next)];
  if (canonicalJson(before) === canonicalJson(after)) return;
  const places = { old: old.stated('pattern')[0], new: next.stated('pattern')[0] };
  const what = `pattern ${before.map(quote).join(' and ') || 'none'} → ${after.map(quote).join(' and ') || 'none'}`;
  const isFewer = after.every((one) => before.includes(one));
  const isMore = before.every((one) => after.includes(one));
  const change = isFewer ? 'removed' : isMore ? 'added' : 'changed';
  report(`${direction}-pattern-${change}`, what, places);
}

function patterns(view: SchemaView): string[] {
  const all = view.stated('pattern').map(({ value }) => String(value));
  return [...new Set(all.filter((pattern) => !matchesAll.has(pattern)))].sort();
}

/** Patterns that every text matches. */
const matchesAll = new Set(['', '^', '$', '.*', '^.*', '.*$', '[\\s\\S]*', '^[\\s\\S]*$']);

const quote = (text: string) => `\`${text}\``;

function said(stated: Stated | undefined): string {
  return stated ? `\`${JSON.stringify(stated.value)}\`` : 'none';
}
