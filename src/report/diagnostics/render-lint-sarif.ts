import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { fingerprintOf } from '../../diagnostics/fingerprint.js';
import { positionAt } from '../../source/position.js';
import type { LintRun } from './lint-run.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0: a rule per code, a result per finding with its range in the document. */
export function renderLintSarif({ diagnostics, summaries, version }: LintRun): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const run = {
    tool: {
      driver: {
        name: 'tallystick',
        version,
        rules: codes.map((id) => ({
          id,
          shortDescription: { text: summaries.get(id) ?? id.replaceAll('-', ' ') },
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: diagnostics.map((diagnostic) => ({
      ruleId: diagnostic.code,
      ruleIndex: codes.indexOf(diagnostic.code),
      level: levels[diagnostic.severity],
      message: {
        text: [diagnostic.message, ...(diagnostic.fix ? [`Fix: ${diagnostic.fix}`] : [])].join('\n'),
      },
      locations: [locationOf(diagnostic)],
      partialFingerprints: { 'tallyDiagnostic/v1': fingerprintOf(diagnostic) },
    })),
  };
  const sarif = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function locationOf({ place }: Diagnostic) {
  const start = positionAt(place.source, place.range?.start ?? 0);
  const end = positionAt(place.source, place.range?.end ?? place.range?.start ?? 0);
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(place.source.path.replaceAll('\\', '/')) },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: Math.max(end.column, end.line === start.line ? start.column : 1),
      },
    },
    ...(place.pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: place.pointer }] }),
  };
}
