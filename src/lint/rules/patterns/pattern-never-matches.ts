import { compilePattern } from '../../../schema/pattern.js';
import { type PatternNode, parsePattern } from '../../../schema/pattern-syntax.js';
import { lengthsMatched } from '../../lengths-matched.js';
import { patternsOf } from '../../patterns-of.js';
import { cut } from '../../quote.js';
import { readDelimited } from '../../read-delimited.js';
import { schemaRule } from '../../schema-rule.js';

/** `^` behind characters that must be there, or `$` before them: no text has its start or end in the middle (ECMA-262 §22.2.2.4). */
export const patternNeverMatches = schemaRule({
  code: 'pattern-never-matches',
  keywords: ['pattern', 'patternProperties'],
  severity: 'error',
  summary: 'A pattern has `^` behind characters, or `$` before them, and matches no text.',
  why: 'Every value is refused.',
  example: {
    of: 'schema',
    before: 'type: string\npattern: $abc^',
    after: 'type: string\npattern: ^abc$',
  },
  *judge(schema, { diagnose }) {
    for (const { pattern, node, on } of patternsOf(schema)) {
      const compiled = compilePattern(pattern);
      // What slashes around it do to a pattern is a finding of its own.
      if (!compiled.ok || readDelimited(pattern) || !neverMatches(parsePattern(compiled.matcher.regExp)))
        continue;
      yield diagnose(
        node,
        {
          message: `\`${cut(pattern)}\` matches no text: \`^\` is its start and \`$\` its end.`,
          fix: 'Begin with `^` and end with `$`, or escape them where the characters are meant.',
        },
        on,
      );
    }
  },
});

function neverMatches(node: PatternNode): boolean {
  if (node.kind === 'choice') return node.options.every(neverMatches);
  if (node.kind === 'group') return neverMatches(node.item);
  if (node.kind === 'repeat') return node.min > 0 && neverMatches(node.item);
  if (node.kind !== 'sequence') return false;
  const { items } = node;
  const needs = (from: number, to: number) =>
    lengthsMatched({ kind: 'sequence', items: items.slice(from, to) }).least > 0;
  return items.some(
    (item, at) =>
      neverMatches(item) ||
      (item.kind === 'assertion' && item.at === 'start' && needs(0, at)) ||
      (item.kind === 'assertion' && item.at === 'end' && needs(at + 1, items.length)),
  );
}
