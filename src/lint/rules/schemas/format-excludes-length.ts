import { member } from '../../../openapi/document-node.js';
import { compilePattern } from '../../../schema/pattern.js';
import { parsePattern } from '../../../schema/pattern-syntax.js';
import { lengthsMatched, type MatchedLengths } from '../../lengths-matched.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { isAbout } from '../../schema-types.js';

/** How long the texts of a format are (RFC 3339 §5.6, RFC 9562 §4, RFC 4291 §2.2). */
const lengths: Readonly<Record<string, MatchedLengths>> = {
  date: { least: 10, most: 10 },
  'date-time': { least: 20, most: Infinity },
  time: { least: 9, most: Infinity },
  uuid: { least: 36, most: 36 },
  ipv4: { least: 7, most: 15 },
  ipv6: { least: 2, most: 45 },
};

/** A `format` whose texts are all too long or too short for what stands beside it. */
export const formatExcludesLength = schemaRule({
  code: 'format-excludes-length',
  keywords: ['format'],
  severity: 'error',
  summary: 'No text of the `format` has an allowed length.',
  why: 'Every value is refused, by the one or by the other.',
  example: {
    of: 'schema',
    before: 'type: string\nformat: uuid\nmaxLength: 32',
    after: 'type: string\nformat: uuid\nmaxLength: 36',
  },
  *judge(schema, { diagnose }) {
    const { format } = schema.value;
    const own = typeof format === 'string' && Object.hasOwn(lengths, format) ? lengths[format] : undefined;
    if (!own || !isAbout(schema, 'string')) return;
    const [keyword, stated] = Object.entries(statedLengths(schema)).find(
      ([, { least, most }]) => least > own.most || most < own.least,
    ) ?? [undefined];
    if (keyword === undefined || stated === undefined) return;
    const about = own.least === own.most ? `${own.least}` : `${own.least} or more`;
    yield diagnose(member(schema, keyword) ?? schema, {
      message: `\`${keyword}\` refuses every \`${format}\`, which has ${stated.least > own.most ? `at most ${own.most}` : about} characters.`,
      fix: `Correct \`${keyword}\`, or the \`format\`.`,
    });
  },
});

/** What the keywords beside it say of the length, by keyword. */
function statedLengths({ value }: WrittenSchema): Record<string, MatchedLengths> {
  const { minLength, maxLength, pattern } = value;
  const compiled = typeof pattern === 'string' ? compilePattern(pattern) : undefined;
  return {
    ...(typeof minLength === 'number' ? { minLength: { least: minLength, most: Infinity } } : {}),
    ...(typeof maxLength === 'number' ? { maxLength: { least: 0, most: maxLength } } : {}),
    ...(compiled?.ok ? { pattern: lengthsMatched(parsePattern(compiled.matcher.regExp)) } : {}),
  };
}
