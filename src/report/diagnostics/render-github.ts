import { positionAt } from '../../source/position.js';
import { workflowCommand } from '../workflow-command.js';
import type { LintRun } from './lint-run.js';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands of GitHub Actions: each becomes an annotation on the line. */
export function renderGithub({ diagnostics }: LintRun): string {
  return diagnostics
    .map(({ code, severity, message, fix, place }) => {
      const start = positionAt(place.source, place.range?.start ?? 0);
      const end = positionAt(place.source, place.range?.end ?? 0);
      const properties = {
        file: place.source.path,
        line: start.line,
        col: start.column,
        ...(end.line === start.line && end.column > start.column ? { endColumn: end.column } : {}),
        title: code,
      };
      const text = fix === undefined ? message : `${message}\nfix: ${fix}`;
      return workflowCommand(commands[severity], properties, text);
    })
    .join('');
}
