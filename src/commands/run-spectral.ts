import { execFile } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { resolveOptional } from '../diagnostics/optional-package.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { formatPointer } from '../source/json-pointer.js';
import { offsetAt } from '../source/position.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';

/** A result of Spectral's own JSON report; lines and characters are 0-based. */
interface SpectralResult {
  readonly code: string | number;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: 0 | 1 | 2 | 3;
  readonly range: Readonly<Record<'start' | 'end', { readonly line: number; readonly character: number }>>;
  readonly source?: string;
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'info'];
const largestReport = 256 * 1024 * 1024;

/**
 * The findings of a team's own Spectral rules, by the `@stoplight/spectral-cli` that the project has installed. Their codes begin with
 * `spectral-`. Throws {@link UsageError} where it is not installed or cannot run.
 */
export async function runSpectral(path: string, ruleset: string): Promise<Diagnostic[]> {
  const program = spectralProgram();
  const isFile = !/^https?:/.test(ruleset);
  if (isFile && readTextFile(ruleset) === undefined)
    throw new UsageError(`Cannot read the ruleset ${ruleset}: ${whyUnreadable(ruleset)}.`);
  const argv = [
    program,
    'lint',
    '--quiet',
    '--format',
    'json',
    '--fail-severity',
    'error',
    '--ruleset',
    ruleset,
    path,
  ];
  const { exitCode, stdout, stderr } = await new Promise<{
    exitCode: unknown;
    stdout: string;
    stderr: string;
  }>((done) => {
    execFile(process.execPath, argv, { maxBuffer: largestReport }, (error, out, err) => {
      done({ exitCode: error ? error.code : 0, stdout: out, stderr: err });
    });
  });
  // 1 says that there are findings.
  const results = exitCode === 0 || exitCode === 1 ? parseResults(stdout) : undefined;
  if (!results) {
    const lines = `${stderr}${stdout}`.trim().split('\n');
    // What went wrong stands below a heading.
    const said = lines.find((line) => /^Error #\d+: /.test(line))?.replace(/^Error #\d+: /, '') ?? lines[0];
    throw new UsageError(`Spectral could not run with ${ruleset}: ${said}`);
  }
  return results.map((result) => toDiagnostic(result, path));
}

function spectralProgram(): string {
  const manifest = resolveOptional('@stoplight/spectral-cli', { file: 'package.json', asker: '--spectral' });
  return join(dirname(manifest), 'dist', 'index.js');
}

function parseResults(text: string): readonly SpectralResult[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    // Without findings it prints a sentence, or nothing.
    return /^\s*$|No results/.test(text) ? [] : undefined;
  }
}

function toDiagnostic(
  { code, path, message, severity, range, source }: SpectralResult,
  spec: string,
): Diagnostic {
  const file = source === undefined ? spec : nameBeside(source);
  const text = readTextFile(file) ?? '';
  const at = ({ line, character }: { line: number; character: number }) =>
    offsetAt({ path: file, text }, { line: line + 1, column: character + 1 });
  return {
    code: `spectral-${code}`,
    severity: severities[severity] ?? 'info',
    message,
    place: {
      source: { path: file, text },
      pointer: formatPointer(path.map(String)),
      range: { start: at(range.start), end: at(range.end) },
    },
  };
}

/** As the user names files: from the current folder, where it is inside. */
function nameBeside(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
