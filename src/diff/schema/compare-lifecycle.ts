import type { Comparison } from '../comparison.js';
import { isLowered } from '../lifecycle.js';

/** `x-stability-level` of a property. */
export function compareLifecycle({ old, new: next, report }: Comparison): void {
  const [before, after] = [old.stated('x-stability-level')[0], next.stated('x-stability-level')[0]];
  if (!isLowered(before?.value, after?.value)) return;
  const what = `stability ${before?.value ?? 'stable'} → ${after?.value ?? 'stable'}`;
  report('stability-lowered', what, { old: before, new: after });
}
