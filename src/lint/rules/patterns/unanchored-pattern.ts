import { compilePattern } from '../../../schema/pattern.js';
import { parsePattern } from '../../../schema/pattern-syntax.js';
import { isAnchored } from '../../lengths-matched.js';
import { attackOn } from '../../pattern-attack.js';
import { patternsOf } from '../../patterns-of.js';
import { cut } from '../../quote.js';
import { readDelimited } from '../../read-delimited.js';
import { schemaRule } from '../../schema-rule.js';

/** A pattern may match anywhere in a text (JSON Schema 2020-12 validation §6.3.3): what stands around the match is free. */
export const unanchoredPattern = schemaRule({
  code: 'unanchored-pattern',
  keywords: ['pattern'],
  severity: 'info',
  summary: 'A pattern has neither `^` nor `$`, so that it need only match somewhere.',
  why: 'Anything may stand before and behind the match: `[a-z]+` accepts `1 or more!`.',
  example: {
    of: 'schema',
    before: "type: string\nmaxLength: 9\npattern: '[a-z]+'",
    after: "type: string\nmaxLength: 9\npattern: '^[a-z]+$'",
  },
  *judge(schema, { diagnose }) {
    for (const { pattern, node } of patternsOf(schema).filter(({ on }) => on === 'value')) {
      const compiled = compilePattern(pattern);
      // Slashes around it are a finding of their own.
      if (!compiled.ok || readDelimited(pattern) || /[\^$]|\\[AzZ]/.test(pattern)) continue;
      const tree = parsePattern(compiled.matcher.regExp);
      if (isAnchored(tree, 'start') || isAnchored(tree, 'end')) continue;
      // One that can be attacked is a finding of its own.
      if (attackOn(tree, compiled.matcher.regExp.flags) !== undefined) continue;
      yield diagnose(node, {
        message: `\`${cut(pattern)}\` need only match a part of the text.`,
        fix: 'Begin with `^` and end with `$` where the whole text is meant.',
      });
    }
  },
});
