import { positionAt } from '../../source/position.js';
import { workflowCommand } from '../workflow-command.js';
import { lineOf, operationsOf } from './describe-change.js';
import type { DiffRun } from './diff-run.js';

const commands = { breaking: 'error', warning: 'warning', info: 'notice' } as const;

/** Annotations of GitHub Actions, at the line of the new document or, for what is gone, of the old one. */
export function renderDiffGithub({ changes }: DiffRun): string {
  return changes
    .map((change) => {
      const place = change.new ?? change.old;
      const start = place && positionAt(place.source, place.range?.start ?? 0);
      const where = place && start ? { file: place.source.path, line: start.line, col: start.column } : {};
      const operations = operationsOf(change);
      const title = operations === '' ? change.message : `${operations}: ${change.message}`;
      const text = change.new && change.old ? `${title} (before: ${lineOf(change.old)})` : title;
      return workflowCommand(commands[change.severity], { ...where, title: change.code }, text);
    })
    .join('');
}
