import { member } from '../../../openapi/document-node.js';
import { compilePattern } from '../../../schema/pattern.js';
import { parsePattern } from '../../../schema/pattern-syntax.js';
import { lengthsMatched } from '../../lengths-matched.js';
import { schemaRule } from '../../schema-rule.js';

/** A pattern whose texts are all too long or too short for the limits beside it. */
export const patternExcludesLength = schemaRule({
  code: 'pattern-excludes-length',
  keywords: ['pattern'],
  severity: 'error',
  summary: 'No text that matches the pattern has an allowed length.',
  why: 'Every value is refused, by the one or by the other.',
  example: {
    of: 'schema',
    before: "type: string\nmaxLength: 5\npattern: '^[a-z]{10}$'",
    after: "type: string\nmaxLength: 10\npattern: '^[a-z]{10}$'",
  },
  *judge(schema, { diagnose }) {
    const { pattern, minLength, maxLength } = schema.value;
    const compiled = typeof pattern === 'string' ? compilePattern(pattern) : undefined;
    // What compiles without the `u` flag alone was meant otherwise.
    if (!compiled?.ok || !compiled.matcher.regExp.unicode) return;
    const matched = lengthsMatched(parsePattern(compiled.matcher.regExp));
    const refuses = (keyword: string, limit: unknown, about: string) =>
      diagnose(member(schema, keyword) ?? schema, {
        message: `\`${keyword}: ${limit}\` refuses every text that matches the pattern, which takes ${about}.`,
        fix: `Correct \`${keyword}\`, or the pattern.`,
      });
    // Limits that exclude each other are a finding of their own.
    if (Number(minLength) > Number(maxLength)) return;
    if (typeof maxLength === 'number' && matched.least > maxLength) {
      yield refuses('maxLength', maxLength, `at least ${matched.least} characters`);
    }
    if (typeof minLength === 'number' && matched.most < minLength) {
      yield refuses('minLength', minLength, `at most ${matched.most} characters`);
    }
  },
});
