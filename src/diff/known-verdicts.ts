import type { Direction } from './change.js';
import { changeCodes } from './change-codes.js';
import type { ChangeSeverity } from './change-severity.js';
import type { SchemaChange } from './comparison.js';

/**
 * What values showed of changes, for the schemas that lead to the same ones: a definition that changed is tried where it is met
 * first. What may be a mere rearrangement is tried in each, for what is around may decide.
 */
export class KnownVerdicts {
  readonly #severities = new Map<string, readonly ChangeSeverity[]>();

  /** The severity of each change. */
  on(changes: readonly SchemaChange[], direction: Direction): readonly ChangeSeverity[] | undefined {
    return this.#severities.get(keyOf(changes, direction));
  }

  keep(
    changes: readonly SchemaChange[],
    direction: Direction,
    judged: readonly { readonly severity: ChangeSeverity }[],
  ): void {
    const isGuessed = changes.some(
      ({ guessed, severity, code }) => guessed && (severity ?? changeCodes[code][0]) !== 'info',
    );
    // Values that showed what no text tells are shown at each place.
    const isComplete = judged.length === changes.length;
    if (isComplete && !isGuessed)
      this.#severities.set(
        keyOf(changes, direction),
        judged.map(({ severity }) => severity),
      );
  }
}

function keyOf(changes: readonly SchemaChange[], direction: Direction): string {
  const all = changes.map(({ code, what, severity, guessed, old, new: next }) => [
    ...[code, what, severity, guessed],
    ...[old?.source.path, old?.pointer, next?.source.path, next?.pointer],
  ]);
  return JSON.stringify([direction, all]);
}
