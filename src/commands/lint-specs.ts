import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { fileNameOf, fingerprint, fingerprintOf } from '../diagnostics/fingerprint.js';
import type { OnStep } from '../diagnostics/on-step.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { earlierPlace } from '../diff/earlier-place.js';
import { applyLintSettings, type LintSettings } from '../lint/lint-settings.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import { lintOpened } from './lint-spec.js';
import { type OpenedSpec, openSpecAnywhere, type SpecOptions, specFile } from './open-spec.js';
import { runSpectral } from './run-spectral.js';

export interface LintSpecsOptions extends SpecOptions {
  readonly settings?: LintSettings;
  /** Path of a report of `tally lint --format json`: what it lists is known. */
  readonly baseline?: string;
  /** An earlier version of the document: what it had already is known. */
  readonly since?: string;
  /** Path of a Spectral ruleset, which Spectral's own engine runs. */
  readonly spectral?: string;
  /** Told of each rule of each document. */
  readonly onStep?: OnStep;
}

export interface LintedSpecs {
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings were left out, as they are known. */
  readonly known: number;
  /** Fingerprints of the baseline, of files that were linted now, that nothing has any more. */
  readonly repaired: readonly string[];
}

/** Lints documents, and leaves out what a baseline or an earlier version had already. Throws {@link UsageError} as {@link lintSpec} does. */
export async function lintSpecs(specs: readonly string[], options: LintSpecsOptions): Promise<LintedSpecs> {
  const { baseline, since, spectral, onRead } = options;
  for (const path of [baseline, spectral]) if (path !== undefined) onRead?.(path);
  const listed = baseline === undefined ? [] : readBaseline(baseline);
  const earlier = since === undefined ? undefined : await lintByAll(since, options);
  const left = countEach([
    ...listed.map((entry) => entry.fingerprint),
    ...(earlier?.found ?? []).map((one) => inAnyFile(one, one.place.pointer)),
  ]);
  const diagnostics: Diagnostic[] = [];
  const linted = new Set<string>();
  let known = 0;
  for (const spec of specs) {
    const { found, opened } = await lintByAll(spec, options);
    for (const { source } of opened.api.references.files) linted.add(fileNameOf(source.path));
    const placeBefore = earlier && earlierPlace(earlier.opened.api, opened.api);
    for (const diagnostic of found) {
      const { pointer, source } = diagnostic.place;
      const isMovable = placeBefore && source === opened.api.root.file.source;
      const before = inAnyFile(diagnostic, isMovable ? placeBefore(pointer) : pointer);
      if (take(left, fingerprintOf(diagnostic)) || take(left, before)) known++;
      else diagnostics.push(diagnostic);
    }
  }
  const gone = listed.filter((entry) => linted.has(entry.file) && left.get(entry.fingerprint));
  return { diagnostics, known, repaired: [...new Set(gone.map((entry) => entry.fingerprint))] };
}

/** By the rules here and, where a ruleset is given, by Spectral's. */
async function lintByAll(
  spec: string,
  options: LintSpecsOptions,
): Promise<{ readonly found: readonly Diagnostic[]; readonly opened: OpenedSpec }> {
  const { settings = {}, spectral, onStep } = options;
  const opened = await openSpecAnywhere(spec, { ...options, repeatedKeys: 'last' });
  const own = lintOpened(opened, settings, onStep);
  const theirs = spectral === undefined ? [] : await runSpectral(specFile(spec), spectral);
  return { found: [...own, ...applyLintSettings(theirs, settings)], opened };
}

/** An earlier version most often has another name. */
function inAnyFile({ code }: Diagnostic, pointer: string): string {
  return `${code} #${pointer}`;
}

interface KnownFinding {
  readonly fingerprint: string;
  /** The name of its file: a baseline may be of more documents than are linted now. */
  readonly file: string;
}

function readBaseline(path: string): KnownFinding[] {
  const text = readTextFile(path);
  if (text === undefined) throw new UsageError(`Cannot read the baseline ${path}: ${whyUnreadable(path)}.`);
  const how = 'Make one by `tally lint SPEC --format json > baseline.json`.';
  const entries = parseJson(text);
  if (!Array.isArray(entries))
    throw new UsageError(`The baseline ${path} is no report of tally lint. ${how}`);
  return entries.map((entry: Partial<Record<'code' | 'path' | 'pointer', unknown>> | null) => {
    const { code, path: file, pointer } = entry ?? {};
    if (typeof code !== 'string' || typeof file !== 'string' || typeof pointer !== 'string') {
      throw new UsageError(`The baseline ${path} is no report of tally lint. ${how}`);
    }
    return { fingerprint: fingerprint(code, file, pointer), file: fileNameOf(file) };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function countEach(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count > 0) counts.set(text, count - 1);
  return count > 0;
}
