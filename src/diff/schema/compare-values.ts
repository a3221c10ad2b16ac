import { canonicalJson } from '../../schema/json-equality.js';
import type { Comparison } from '../comparison.js';
import type { SchemaView, Stated } from '../schema-view.js';

/** `enum` and `const`, and `x-extensible-enum`, whose list may grow but not shrink. */
export function compareValues(comparison: Comparison): void {
  const { direction, old, new: next, report } = comparison;
  const [before, after] = [valuesOf(old), valuesOf(next)];
  compareExtensible(comparison);
  if (!before && !after) return;
  const places = { old: before?.stated, new: after?.stated };
  const gone = before ? missing(before, after) : [];
  const come = after ? missing(after, before) : [];
  if (!before) {
    const what = `only ${list(after?.values ?? [])} from now on`;
    report(direction === 'request' ? 'request-values-removed' : 'response-values-removed', what, places);
    return;
  }
  if (!after) {
    const what = `no longer only ${list(before.values)}`;
    if (direction === 'request') report('request-values-added', what, places);
    else report('response-values-added', what, { ...places, severity: 'breaking' });
    return;
  }
  if (gone.length > 0) {
    const code = direction === 'request' ? 'request-values-removed' : 'response-values-removed';
    report(code, `${list(gone)} gone`, places);
  }
  if (come.length > 0) {
    const code = direction === 'request' ? 'request-values-added' : 'response-values-added';
    report(code, `${list(come)} new`, {
      ...places,
      ...(direction === 'response' && isConstant(before) ? { severity: 'breaking' as const } : {}),
    });
  }
}

/** Of an enumeration readers are told to be ready for more; a constant is a promise. */
function isConstant({ stated }: Values): boolean {
  return stated.pointer.endsWith('/const');
}

/** The values that are listed, and where. */
interface Values {
  readonly values: readonly unknown[];
  readonly stated: Stated;
}

/** Those of all `const` and `enum` that hold together. */
export function valuesOf(view: SchemaView): Values | undefined {
  const lists = [
    ...view.stated('const').map((stated) => ({ values: [stated.value], stated })),
    ...view
      .stated('enum')
      .flatMap((stated) =>
        Array.isArray(stated.value) ? [{ values: stated.value as unknown[], stated }] : [],
      ),
  ];
  const [first, ...others] = lists;
  if (!first) return undefined;
  const known = others.map(({ values }) => new Set(values.map(canonicalJson)));
  const values = first.values.filter((value) => known.every((one) => one.has(canonicalJson(value))));
  return { values, stated: first.stated };
}

function missing(from: Values, other: Values | undefined): unknown[] {
  if (!other) return [];
  // Lists of all currencies and the like meet each other again and again.
  const known = new Set(other.values.map(canonicalJson));
  return from.values.filter((value) => !known.has(canonicalJson(value)));
}

function compareExtensible({ direction, old, new: next, report }: Comparison): void {
  const [before] = old.stated('x-extensible-enum');
  const [after] = next.stated('x-extensible-enum');
  if (direction === 'response' || !Array.isArray(before?.value) || !Array.isArray(after?.value)) return;
  const gone = missing({ values: before.value, stated: before }, { values: after.value, stated: after });
  if (gone.length > 0)
    report('request-values-removed', `${list(gone)} gone from x-extensible-enum`, {
      old: before,
      new: after,
    });
}

function list(values: readonly unknown[]): string {
  const shown = values.slice(0, 5).map((value) => `\`${JSON.stringify(value)}\``);
  return `${shown.join(', ')}${values.length > 5 ? ` and ${values.length - 5} more` : ''}`;
}
