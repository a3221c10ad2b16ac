import { booleanAt, type DocumentNode, member, placeOf } from '../openapi/document-node.js';
import type { ChangeSeverity } from './change-severity.js';
import type { Found } from './found-change.js';
import { isLowered, stabilityRank, sunsetDay } from './lifecycle.js';

/** The two versions of an operation or parameter, how to name it, and the day: `YYYY-MM-DD`. */
interface Lifecycle {
  readonly old: DocumentNode;
  readonly new: DocumentNode;
  readonly title: string;
  readonly today: string;
}

/** What an operation or parameter promises about its end: `deprecated` with `x-sunset`, and `x-stability-level`. */
export function diffLifecycle(lifecycle: Lifecycle, found: Found): void {
  diffSunset(lifecycle, found);
  const { old, new: next, title } = lifecycle;
  const [level, newLevel] = [old, next].map((node) => member(node, STABILITY)?.value);
  if (level === newLevel) return;
  const places = placesOf(lifecycle, STABILITY);
  const what = `${title}stability ${level ?? 'stable'} → ${newLevel ?? 'stable'}`;
  if ([level, newLevel].some((one) => stabilityRank(one) === -1))
    found({
      code: 'lifecycle-unreadable',
      message: `${what}, of which one is not draft, alpha, beta or stable`,
      ...places,
    });
  else if (isLowered(level, newLevel)) found({ code: 'stability-lowered', message: what, ...places });
}

function diffSunset(lifecycle: Lifecycle, found: Found): void {
  const { old, new: next, title, today } = lifecycle;
  const [sunset, newSunset] = [sunsetOf(old), sunsetOf(next)];
  if (booleanAt(next, 'deprecated') !== true || sunset === newSunset) return;
  const places = placesOf(lifecycle, SUNSET);
  const what = `${title}sunset ${sunset ?? 'none'} → ${newSunset ?? 'none'}`;
  const [day, newDay] = [sunset, newSunset].map((text) => (text === undefined ? undefined : sunsetDay(text)));
  if ((sunset !== undefined && !day) || (newSunset !== undefined && !newDay)) {
    found({ code: 'lifecycle-unreadable', message: `${what}, of which one is no date`, ...places });
    return;
  }
  const wasPromised = booleanAt(old, 'deprecated') === true && day !== undefined;
  const endsSooner = wasPromised ? !newDay || newDay < day : newDay !== undefined && newDay < today;
  if (endsSooner) found({ code: 'sunset-moved', message: what, ...places });
}

/** How much it matters that something is gone: nothing once it was deprecated and its sunset is past, or while it was not yet promised. */
export function severityOfRemoval(
  node: DocumentNode,
  usual: ChangeSeverity,
  today: string,
): { readonly severity: ChangeSeverity; readonly note: string } {
  const level = member(node, STABILITY)?.value;
  if (level === 'draft' || level === 'alpha') return { severity: 'info', note: ` (${level})` };
  if (booleanAt(node, 'deprecated') !== true) return { severity: usual, note: '' };
  const sunset = sunsetOf(node);
  const note = ` (deprecated before${sunset === undefined ? '' : `, sunset ${sunset}`})`;
  const day = sunset === undefined ? today : sunsetDay(sunset);
  return { severity: day !== undefined && day <= today ? 'info' : 'breaking', note };
}

const STABILITY = 'x-stability-level';
const SUNSET = 'x-sunset';

function sunsetOf(node: DocumentNode): string | undefined {
  const written = member(node, SUNSET)?.value;
  return written === undefined ? undefined : typeof written === 'string' ? written : JSON.stringify(written);
}

function placesOf({ old, new: next }: Lifecycle, field: string) {
  const place = (node: DocumentNode) => placeOf(member(node, field) ?? node, 'key');
  return { old: place(old), new: place(next) };
}
