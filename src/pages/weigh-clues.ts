import type { Recognition } from './recogniser.js';

/** One thing looked for on a page. */
export interface Clue {
  /** A noun phrase, as it stands in a refusal. */
  readonly name: string;
  readonly present: boolean;
  /** Without it the page cannot be of the format. */
  readonly essential?: true;
}

/** Half the confidence is for the essential clues, all or nothing; below that, the share of what was found. */
export function weighClues(clues: readonly Clue[]): Recognition {
  const found = clues.filter((clue) => clue.present);
  const optional = clues.filter((clue) => !clue.essential);
  const complete = clues.every((clue) => clue.present || !clue.essential);
  const share = (of: readonly Clue[]) =>
    of.length === 0 ? 1 : of.filter((clue) => clue.present).length / of.length;
  return {
    confidence: complete ? 0.5 + share(optional) / 2 : Math.min(0.49, share(clues) / 2),
    found: found.map((clue) => clue.name),
    missing: clues.filter((clue) => !clue.present).map((clue) => clue.name),
  };
}
