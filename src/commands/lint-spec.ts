import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { applyInlineIgnores } from '../lint/inline-ignores.js';
import { lintApi } from '../lint/lint-api.js';
import { applyLintSettings, type LintSettings } from '../lint/lint-settings.js';
import { rules } from '../lint/rules.js';
import { type OpenedSpec, openSpecAnywhere, type SpecOptions } from './open-spec.js';

/** Lints a SPEC argument; a text that is no OpenAPI document throws a UsageError. */
export async function lintSpec(
  spec: string,
  options: SpecOptions & { readonly settings?: LintSettings } = {},
): Promise<Diagnostic[]> {
  return lintOpened(await openSpecAnywhere(spec, options), options.settings);
}

/** Lints a document that is open already. */
export function lintOpened({ api, sourceMap }: OpenedSpec, settings: LintSettings = {}): Diagnostic[] {
  const wanted = rules.filter(({ code }) => settings.rules?.[code] !== 'off');
  const found = lintApi(api, { rules: wanted, ...(sourceMap ? { sourceMap } : {}) });
  return applyLintSettings(applyInlineIgnores(api, found), settings);
}
