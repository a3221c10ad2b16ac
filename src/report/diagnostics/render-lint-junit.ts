import { create } from 'xmlbuilder2';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format-diagnostic.js';
import { positionAt } from '../../source/position.js';
import { xmlText } from '../xml-text.js';
import type { LintRun } from './render-diagnostics.js';

/** JUnit XML: a suite per file, a test case per finding; notes pass, and a file without findings is one passed test. */
export function renderLintJunit({ specs, diagnostics }: LintRun): string {
  const files = new Map<string, Diagnostic[]>(specs.map((spec) => [spec, []]));
  for (const diagnostic of diagnostics) {
    const { path } = diagnostic.place.source;
    files.set(path, [...(files.get(path) ?? []), diagnostic]);
  }
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', { name: 'tally lint' });
  for (const [path, found] of files) {
    const failures = found.filter(({ severity }) => severity !== 'info');
    const suite = root.ele('testsuite', {
      name: xmlText(path),
      tests: Math.max(found.length, 1),
      failures: failures.length,
      errors: 0,
      skipped: 0,
      time: 0,
    });
    if (found.length === 0) suite.ele('testcase', { name: 'no findings', classname: xmlText(path), time: 0 });
    for (const diagnostic of found) {
      const { line, column } = positionAt(diagnostic.place.source, diagnostic.place.range?.start ?? 0);
      const test = suite.ele('testcase', {
        name: xmlText(`${diagnostic.code} ${line}:${column}`),
        classname: xmlText(path),
        time: 0,
      });
      if (diagnostic.severity === 'info') continue;
      test
        .ele('failure', { message: xmlText(diagnostic.message), type: diagnostic.severity })
        .txt(xmlText(formatDiagnostic(diagnostic)));
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}
