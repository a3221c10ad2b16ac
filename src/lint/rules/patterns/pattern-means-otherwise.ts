import { compilePattern } from '../../../schema/pattern.js';
import { type PatternNode, parsePattern } from '../../../schema/pattern-syntax.js';
import { isAnchored } from '../../lengths-matched.js';
import { patternsOf } from '../../patterns-of.js';
import { cut } from '../../quote.js';
import { readDelimited } from '../../read-delimited.js';
import type { Found } from '../../rule.js';
import { schemaRule } from '../../schema-rule.js';

/** Slips that compile, and mean something that hardly anyone writes on purpose (ECMA-262 §22.2.1). */
export const patternMeansOtherwise = schemaRule({
  code: 'pattern-means-otherwise',
  keywords: ['pattern', 'patternProperties'],
  severity: 'warning',
  summary:
    'A pattern escapes a backslash before a letter, has `[A-z]`, or anchors only the ends of its alternatives.',
  why: 'It accepts texts that its author had not in mind, or refuses those that are meant.',
  example: {
    of: 'schema',
    before: "type: string\nmaxLength: 9\npattern: '^\\\\d+$'",
    after: "type: string\nmaxLength: 9\npattern: '^\\d+$'",
  },
  *judge(schema, { diagnose }) {
    for (const { pattern, node, on } of patternsOf(schema)) {
      const compiled = compilePattern(pattern);
      if (!compiled.ok || readDelimited(pattern)) continue;
      const found = slipOf(pattern, parsePattern(compiled.matcher.regExp));
      if (found) yield diagnose(node, found, on);
    }
  },
});

function slipOf(pattern: string, tree: PatternNode): Found | undefined {
  const [, letter] = /(?<!\\)\\\\([dDwWsSbB])(?=[+*?{)\]$]|\\\\)/.exec(pattern) ?? [];
  if (letter !== undefined) {
    return {
      message: `\`\\\\${letter}\` is a backslash and the letter \`${letter}\`: the escape is itself escaped.`,
      fix: `Write \`\\${letter}\`: in YAML without quotes or in single ones, a backslash stands for itself.`,
    };
  }
  if (/\[[^\]]*A-z/.test(pattern)) {
    return {
      message: '`A-z` takes in the characters `[`, `\\`, `]`, `^`, `_` and the backtick between `Z` and `a`.',
      fix: 'Write `A-Za-z`.',
    };
  }
  const options = tree.kind === 'choice' ? tree.options : [];
  const [first, last] = [options[0], options.at(-1)];
  const isSplit =
    first !== undefined &&
    last !== undefined &&
    isAnchored(first, 'start') &&
    isAnchored(last, 'end') &&
    !options.slice(1).some((option) => isAnchored(option, 'start')) &&
    !options.slice(0, -1).some((option) => isAnchored(option, 'end'));
  if (!isSplit) return undefined;
  return {
    message: `In \`${cut(pattern)}\`, \`^\` belongs to the first alternative alone, and \`$\` to the last.`,
    fix: 'Put the alternatives into a group: `^(?:a|b)$`.',
  };
}
