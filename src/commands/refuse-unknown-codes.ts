import { didYouMean } from '../diagnostics/name-hint.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { lintCodes } from '../lint/lint-codes.js';
import type { LintSettings } from '../lint/lint-settings.js';

/** Throws a {@link UsageError} where settings name a code that no finding has: what they were to change would stay as it is. The codes of a team's own rules, `spectral-…`, are not known here. */
export function refuseUnknownCodes({ rules = {}, ignore = [] }: LintSettings): void {
  const known = lintCodes();
  const named = [...Object.keys(rules), ...ignore.map(({ code }) => code)];
  const wrong = named.find((code) => !known.includes(code) && !code.startsWith('spectral-'));
  if (wrong === undefined) return;
  throw new UsageError(
    `The configuration names \`${wrong}\`, which is the code of no finding${didYouMean(wrong, known)} \`tally lint --rules\` lists the rules; docs/diagnostics.md explains what reading brings up.`,
  );
}
