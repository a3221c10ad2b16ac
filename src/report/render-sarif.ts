import type { Location, Log } from 'sarif';
import { findingIdentity } from '../result/finding-identity.js';
import type { Finding, Report } from '../result/report.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0: a rule per code, a result per finding at the rule's place in the document; waived ones are suppressed. */
export function renderSarif(report: Report): string {
  const codes = [...new Set(report.findings.map(({ code }) => code))].sort();
  const sarif: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            rules: codes.map((id) => ({ id, shortDescription: { text: id.replaceAll('-', ' ') } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: levels[finding.severity],
          message: { text: `${finding.message}\n${finding.curl}` },
          locations: [locationOf(finding)],
          partialFingerprints: { 'tallyFinding/v1': findingIdentity(finding) },
          ...(report.repaired === undefined ? {} : { baselineState: finding.known ? 'unchanged' : 'new' }),
          ...(finding.waived === undefined
            ? {}
            : { suppressions: [{ kind: 'external', justification: finding.waived }] }),
        })),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function locationOf(finding: Finding): Location {
  const match = /^(.*):(\d+):(\d+)$/.exec(finding.place);
  const [, path = finding.place, line = '1', column = '1'] = match ?? [];
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(path.replaceAll('\\', '/')) },
      region: { startLine: Number(line), startColumn: Number(column) },
    },
    logicalLocations: [{ fullyQualifiedName: `${finding.method} ${finding.path}`, kind: 'function' }],
  };
}
