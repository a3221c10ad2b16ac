import type { DocumentPlace } from '../../diagnostics/diagnostic.js';
import { type ChangeCode, changeCodes } from '../../diff/change-codes.js';
import { positionAt } from '../../source/position.js';
import { operationsOf } from './describe-change.js';
import type { DiffRun } from './diff-run.js';

const levels = { breaking: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0: a rule per code, a result per change at its place in the new document, the old place related. */
export function renderDiffSarif({ changes, version }: DiffRun): string {
  const codes = [...new Set(changes.map(({ code }) => code))].sort() as ChangeCode[];
  const run = {
    tool: {
      driver: {
        name: 'tallystick',
        version,
        rules: codes.map((id) => ({ id, shortDescription: { text: changeCodes[id][1] } })),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: changes.map((change) => {
      const operations = operationsOf(change);
      const place = change.new ?? change.old;
      const related =
        change.new && change.old ? [{ ...locationOf(change.old), message: { text: 'before' } }] : [];
      return {
        ruleId: change.code,
        ruleIndex: codes.indexOf(change.code),
        level: levels[change.severity],
        message: { text: operations === '' ? change.message : `${operations}: ${change.message}` },
        locations: place ? [locationOf(place)] : [],
        relatedLocations: related,
      };
    }),
  };
  const sarif = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function locationOf({ source, range }: DocumentPlace) {
  const { line, column } = positionAt(source, range?.start ?? 0);
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(source.path.replaceAll('\\', '/')) },
      region: { startLine: line, startColumn: column },
    },
  };
}
