import { compilePattern } from '../../../schema/pattern.js';
import { parsePattern } from '../../../schema/pattern-syntax.js';
import { attackOn } from '../../pattern-attack.js';
import { patternsOf } from '../../patterns-of.js';
import { cut } from '../../quote.js';
import { schemaRule } from '../../schema-rule.js';

/** A pattern that makes backtracking engines try exponentially many ways (CWE-1333), shown by a short text. */
export const catastrophicPattern = schemaRule({
  code: 'catastrophic-pattern',
  keywords: ['pattern', 'patternProperties'],
  severity: 'warning',
  summary: 'A pattern takes exponential time on some texts.',
  why: 'An implementation that checks it with an ordinary engine can be stalled by one short request.',
  example: {
    of: 'schema',
    before: 'type: string\nmaxLength: 90\npattern: ^(a+)+$',
    after: 'type: string\nmaxLength: 90\npattern: ^a+$',
  },
  *judge(schema, { diagnose }) {
    for (const { pattern, node, on } of patternsOf(schema)) {
      const compiled = compilePattern(pattern);
      if (!compiled.ok) continue;
      const attack = attackOn(parsePattern(compiled.matcher.regExp), compiled.matcher.regExp.flags);
      if (attack === undefined) continue;
      yield diagnose(
        node,
        {
          message: `\`${cut(pattern)}\` takes more than a million steps on \`${cut(attack)}\`.`,
          fix: 'Do not repeat what can itself match the same text in several ways.',
        },
        on,
      );
    }
  },
});
