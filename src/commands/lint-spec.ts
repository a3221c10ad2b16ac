import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { OnStep } from '../diagnostics/on-step.js';
import { applyInlineIgnores } from '../lint/inline-ignores.js';
import { lintApi } from '../lint/lint-api.js';
import { applyLintSettings, type LintSettings } from '../lint/lint-settings.js';
import { rules } from '../lint/rules.js';
import { type OpenedSpec, openSpecAnywhere, type SpecOptions } from './open-spec.js';

/** Lints a SPEC argument; a text that is no OpenAPI document throws a UsageError. */
export async function lintSpec(
  spec: string,
  options: SpecOptions & { readonly settings?: LintSettings; readonly onStep?: OnStep } = {},
): Promise<Diagnostic[]> {
  const { settings, onStep } = options;
  return lintOpened(await openSpecAnywhere(spec, { ...options, repeatedKeys: 'last' }), settings, onStep);
}

/** Lints a document that is open already; `onStep` is told of each rule. */
export function lintOpened(
  { api, sourceMap }: OpenedSpec,
  settings: LintSettings = {},
  onStep?: OnStep,
): Diagnostic[] {
  const wanted = rules.filter(({ code }) => settings.rules?.[code] !== 'off');
  const found = lintApi(api, {
    rules: wanted,
    ...(sourceMap ? { sourceMap } : {}),
    ...(onStep ? { onStep } : {}),
  });
  return applyLintSettings(applyInlineIgnores(api, found), settings);
}
