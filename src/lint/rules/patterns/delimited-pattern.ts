import { patternsOf } from '../../patterns-of.js';
import { readDelimited } from '../../read-delimited.js';
import { schemaRule } from '../../schema-rule.js';

/** A pattern is the expression alone (JSON Schema 2020-12 validation §6.3.3); slashes around it are matched. */
export const delimitedPattern = schemaRule({
  code: 'delimited-pattern',
  keywords: ['pattern', 'patternProperties'],
  severity: 'error',
  summary: 'A pattern is written with delimiters, `/like this/`.',
  why: 'The slashes belong to the expression: with `^` behind the first no text matches at all.',
  example: { of: 'schema', before: 'type: string\npattern: /^a+$/', after: 'type: string\npattern: ^a+$' },
  *judge(schema, { diagnose }) {
    for (const { pattern, node, on } of patternsOf(schema)) {
      const delimited = readDelimited(pattern);
      if (!delimited) continue;
      const { inner, flags } = delimited;
      yield diagnose(
        node,
        {
          message: `The slashes around \`${inner}\` are part of the pattern${flags ? `, and so is \`${flags}\`` : ''}.`,
          fix: `Write \`${inner}\`.`,
        },
        on,
      );
    }
  },
});
