import { canonicalJson } from '../../schema/json-equality.js';
import { isJsonObject } from '../../schema/schema-keywords.js';
import type { Comparison } from '../comparison.js';
import type { SchemaView, Stated } from '../schema-view.js';
import { likeness } from './likeness.js';
import { areSame, areWrittenAlike, unwrapped } from './say-same.js';

/** `oneOf`, `anyOf` and `discriminator`. */
export function compareAlternatives(comparison: Comparison): void {
  for (const keyword of ['oneOf', 'anyOf']) compareBranches(comparison, keyword);
  compareDiscriminators(comparison);
}

function compareBranches({ direction, old, new: next, report, inside }: Comparison, keyword: string): void {
  const [before, after] = [branchesOf(old, keyword), branchesOf(next, keyword)];
  if (before.length === 0 && after.length === 0) return;
  const gone = [...before];
  const come = [...after];
  // By their own text, then, for what was moved into or out of a definition, by all that it leads to.
  const pair = (branch: Branch, other: Branch): void => {
    gone.splice(gone.indexOf(branch), 1);
    come.splice(come.indexOf(other), 1);
    inside(`(${branch.name})`, old.at(branch.stated), next.at(other.stated));
  };
  const areAlike = (one: Branch, other: Branch) =>
    areSame([old, one.stated.value], [next, other.stated.value]);
  for (const same of [areNamedAlike, areAlike]) {
    for (const branch of [...gone]) {
      const other = come.find((one) => same(branch, one));
      if (other) pair(branch, other);
    }
  }
  for (const [branch, other] of changedBranches(gone, come, old, next)) pair(branch, other);
  for (const { stated, name, isNamed } of gone) {
    const code = direction === 'request' ? 'request-alternative-removed' : 'response-alternative-removed';
    report(code, `${name} removed from \`${keyword}\``, { old: stated, ...guessedUnless(isNamed) });
  }
  for (const { stated, name, isNamed } of come) {
    // Where there were no alternatives before, the first ones narrow.
    const isNew = before.length === 0;
    const code =
      direction === 'request'
        ? isNew
          ? 'request-keyword-changed'
          : 'request-alternative-added'
        : isNew
          ? 'response-keyword-added'
          : 'response-alternative-added';
    report(code, `${name} added to \`${keyword}\``, { new: stated, ...guessedUnless(isNamed && !isNew) });
  }
}

/** Of alternatives written in place, as many as before: each with the one that looks most like it. */
function changedBranches(
  gone: readonly Branch[],
  come: readonly Branch[],
  old: SchemaView,
  next: SchemaView,
): [Branch, Branch][] {
  if (gone.length !== come.length || [...gone, ...come].some(({ isNamed }) => isNamed)) return [];
  const views = come.map((branch) => ({ branch, view: next.at(branch.stated) }));
  return gone.map((branch): [Branch, Branch] => {
    const own = old.at(branch.stated);
    const scores = views.map(({ view }) => likeness(own, view));
    const [best] = views.splice(scores.indexOf(Math.max(...scores)), 1);
    return [branch, (best as (typeof views)[number]).branch];
  });
}

/** A definition that a document names as an alternative is promised as such, whatever others allow. */
function guessedUnless(isPromised: boolean): { guessed?: true } {
  return isPromised ? {} : { guessed: true };
}

function areNamedAlike(one: Branch, other: Branch): boolean {
  const isSameName = one.reference === other.reference;
  return isSameName && (one.isNamed || areWrittenAlike(one.stated.value, other.stated.value));
}

interface Branch {
  readonly stated: Stated;
  readonly name: string;
  /** Whether it is a reference to a definition. */
  readonly isNamed: boolean;
  readonly reference: string | undefined;
}

function branchesOf(view: SchemaView, keyword: string): Branch[] {
  return view.stated(keyword).flatMap(({ value, pointer }) =>
    (Array.isArray(value) ? value : []).map((branch: unknown, index): Branch => {
      const bare = unwrapped(branch);
      const ref = isJsonObject(bare) && typeof bare.$ref === 'string' ? bare.$ref : undefined;
      const stated = { value: branch, pointer: `${pointer}/${index}` };
      const name =
        ref === undefined ? `alternative ${index + 1}` : `\`${ref.slice(ref.lastIndexOf('/') + 1)}\``;
      return { stated, name, isNamed: ref !== undefined, reference: ref };
    }),
  );
}

function compareDiscriminators({ direction, old, new: next, report }: Comparison): void {
  const [before, after] = [old.stated('discriminator')[0], next.stated('discriminator')[0]];
  const [was, is] = [discriminatorOf(before), discriminatorOf(after)];
  if (canonicalJson(said(was)) === canonicalJson(said(is))) return;
  const places = { old: before, new: after };
  if (was?.property !== is?.property) {
    const what = `discriminator ${was?.property ?? 'none'} → ${is?.property ?? 'none'}`;
    report('discriminator-changed', what, places);
    return;
  }
  const gone = [...(was?.values ?? [])].filter(([value, target]) => is?.values.get(value) !== target);
  const what = `discriminator values ${[...(was?.values.keys() ?? [])].join(', ') || 'none'} → ${[...(is?.values.keys() ?? [])].join(', ') || 'none'}`;
  const warns = gone.length > 0 && direction === 'request';
  report('discriminator-changed', what, { ...places, ...(warns ? {} : { severity: 'info' as const }) });
}

interface Discriminator {
  readonly property: string;
  readonly values: ReadonlyMap<string, string>;
}

function said(discriminator: Discriminator | undefined): unknown {
  return discriminator ? [discriminator.property, Object.fromEntries(discriminator.values)] : null;
}

function discriminatorOf(stated: Stated | undefined): Discriminator | undefined {
  if (!isJsonObject(stated?.value) || typeof stated.value.propertyName !== 'string') return undefined;
  const mapping = isJsonObject(stated.value.mapping) ? Object.entries(stated.value.mapping) : [];
  return {
    property: stated.value.propertyName,
    values: new Map(mapping.map(([value, target]) => [value, String(target).replace(/^.*\//s, '')])),
  };
}

/** Definitions that an `allOf` names; what they say is compared as part of the whole. */
export function compareNamedParts({ direction, old, new: next, report }: Comparison): void {
  const [before, after] = [partNames(old), partNames(next)];
  const gone = [...before].filter(([name]) => !after.has(name));
  const come = [...after].filter(([name]) => !before.has(name));
  for (const [name, stated] of come) {
    if (isTakenOut(next.at(stated), old)) continue;
    const code = direction === 'request' ? 'request-part-added' : 'response-part-changed';
    report(code, `\`${name}\` added to \`allOf\``, { new: stated });
  }
  for (const [name, stated] of gone) {
    if (isTakenOut(old.at(stated), next)) continue;
    const code = direction === 'request' ? 'request-part-removed' : 'response-part-changed';
    report(code, `\`${name}\` removed from \`allOf\``, { old: stated });
  }
}

/** Whether a definition only holds properties that the other side has in another place. */
function isTakenOut(part: SchemaView, other: SchemaView): boolean {
  const names = [...part.members('properties').keys()];
  const known = other.members('properties');
  return names.length > 0 && names.every((name) => known.has(name));
}

function partNames(view: SchemaView): Map<string, Stated> {
  return new Map(
    view.stated('allOf').flatMap(({ value, pointer }) =>
      (Array.isArray(value) ? value : []).flatMap((part: unknown, index): [string, Stated][] => {
        const ref = isJsonObject(part) && typeof part.$ref === 'string' ? part.$ref : undefined;
        return ref === undefined
          ? []
          : [[ref.slice(ref.lastIndexOf('/') + 1), { value: part, pointer: `${pointer}/${index}` }]];
      }),
    ),
  );
}
