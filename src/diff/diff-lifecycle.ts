import { type DocumentNode, member, placeOf, stringAt } from '../openapi/document-node.js';
import type { ChangeSeverity } from './change.js';
import type { Found } from './diff-operations.js';

/** From the least to the most that is promised. */
const stabilities = ['draft', 'alpha', 'beta', 'stable'];

/** What an operation or parameter promises about its end: `deprecated` with `x-sunset`, and `x-stability-level`. */
export function diffLifecycle(old: DocumentNode, next: DocumentNode, title: string, found: Found): void {
  const place = (node: DocumentNode, field: string) => placeOf(member(node, field) ?? node, 'key');
  const [sunset, newSunset] = [sunsetOf(old), sunsetOf(next)];
  const isDeprecated = [old, next].every((node) => member(node, 'deprecated')?.value === true);
  if (isDeprecated && sunset !== undefined && (newSunset === undefined || newSunset < sunset)) {
    const message = `${title}sunset ${sunset} → ${newSunset ?? 'none'}`;
    found({ code: 'sunset-moved', message, old: place(old, 'x-sunset'), new: place(next, 'x-sunset') });
  }
  const [level, newLevel] = [old, next].map((node) => stabilities.indexOf(stabilityOf(node)));
  if (level === undefined || newLevel === undefined || newLevel === -1 || newLevel >= level) return;
  const message = `${title}stability ${stabilities[level]} → ${stabilities[newLevel]}`;
  const field = 'x-stability-level';
  found({ code: 'stability-lowered', message, old: place(old, field), new: place(next, field) });
}

/** How much it matters that something is gone: nothing once it was deprecated and its sunset is past. */
export function severityOfRemoval(
  node: DocumentNode,
  usual: ChangeSeverity,
  today: string,
): { readonly severity: ChangeSeverity; readonly note: string } {
  if (member(node, 'deprecated')?.value !== true) return { severity: usual, note: '' };
  const sunset = sunsetOf(node);
  const note = ` (deprecated before${sunset === undefined ? '' : `, sunset ${sunset}`})`;
  return { severity: sunset === undefined || sunset <= today ? 'info' : 'breaking', note };
}

/** `YYYY-MM-DD`. */
function sunsetOf(node: DocumentNode): string | undefined {
  return stringAt(node, 'x-sunset')?.slice(0, 10);
}

function stabilityOf(node: DocumentNode): string {
  return stringAt(node, 'x-stability-level') ?? 'stable';
}
