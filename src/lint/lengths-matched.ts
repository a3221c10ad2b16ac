import type { PatternNode } from '../schema/pattern-syntax.js';

/** How long a text can be that matches, in characters. */
export interface MatchedLengths {
  readonly least: number;
  /** Infinity where the pattern may stand anywhere in a longer text. */
  readonly most: number;
}

/** Bounds on the length of the texts that match an expression; what surrounds an unanchored match counts as well. */
export function lengthsMatched(tree: PatternNode): MatchedLengths {
  const { least, most } = spanOf(tree);
  return { least, most: isAnchored(tree, 'start') && isAnchored(tree, 'end') ? most : Infinity };
}

function spanOf(node: PatternNode): MatchedLengths {
  switch (node.kind) {
    case 'sequence': {
      const spans = node.items.map(spanOf);
      return {
        least: spans.reduce((sum, { least }) => sum + least, 0),
        most: spans.reduce((sum, { most }) => sum + most, 0),
      };
    }
    case 'choice': {
      const spans = node.options.map(spanOf);
      return {
        least: Math.min(...spans.map(({ least }) => least)),
        most: Math.max(...spans.map(({ most }) => most)),
      };
    }
    case 'repeat': {
      const { least, most } = spanOf(node.item);
      return { least: node.min * least, most: most === 0 || node.max === 0 ? 0 : node.max * most };
    }
    case 'group':
      return spanOf(node.item);
    case 'character':
      return { least: 1, most: 1 };
    case 'back':
      return { least: 0, most: Infinity };
    default:
      return { least: 0, most: 0 };
  }
}

/** Whether every match begins, or ends, where the text does. */
export function isAnchored(node: PatternNode, at: 'start' | 'end'): boolean {
  switch (node.kind) {
    case 'assertion':
      return node.at === at;
    case 'sequence': {
      const edge = at === 'start' ? node.items[0] : node.items.at(-1);
      return edge !== undefined && isAnchored(edge, at);
    }
    case 'group':
      return isAnchored(node.item, at);
    case 'choice':
      return node.options.every((option) => isAnchored(option, at));
    default:
      return false;
  }
}
