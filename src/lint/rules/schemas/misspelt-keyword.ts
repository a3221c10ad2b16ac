import { member } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import { KEYWORDS } from '../../../schema/schema-keywords.js';
import type { Rule } from '../../rule.js';

/** Other words that a schema may hold (JSON Schema 2020-12, OpenAPI 3.0 to 3.2, and drafts before). */
const others = [
  ...['$id', '$schema', '$anchor', '$dynamicRef', '$dynamicAnchor', '$vocabulary', '$comment', '$defs'],
  ...['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'example', 'examples'],
  ...['contentEncoding', 'contentMediaType', 'contentSchema', 'discriminator', 'xml', 'externalDocs'],
  ...['nullable', 'definitions', 'dependencies', 'additionalItems', 'id'],
];
const known = new Set([...KEYWORDS.keys(), ...others]);
/** Shorter words are too much like others. */
const leastLength = 5;
const likely = [...known].filter((word) => word.length >= leastLength);

/** From OpenAPI 3.1 on a schema may hold any word; one that is nearly a keyword was meant to be it. */
export const misspeltKeyword: Rule = {
  code: 'misspelt-keyword',
  severity: 'warning',
  summary: 'A schema has a word that is nearly, but not quite, a keyword.',
  why: 'JSON Schema ignores words that it does not know: the rule that its author had in mind is not part of the contract.',
  example: {
    of: 'schema',
    before: 'type: string\nmaxlength: 40',
    after: 'type: string\nmaxLength: 40',
  },
  *check(api, { schemas, diagnose }) {
    // Before, the official schema refuses every word that it does not know.
    if (dialectOf(api.openapiVersion) !== '3.1') return;
    for (const word of schemas.words) {
      // Words with digits are names of their own.
      if (known.has(word) || /^x-|\d/.test(word) || word.length < leastLength) continue;
      const meant = likely.find((keyword) => isNearly(word, keyword));
      if (meant === undefined) continue;
      for (const schema of schemas.with([word])) {
        yield diagnose(
          member(schema, word) ?? schema,
          {
            message: `\`${word}\` is no keyword, and is ignored.`,
            fix: `Write \`${meant}\` if that is meant, or begin it with \`x-\`.`,
          },
          'key',
        );
      }
    }
  },
};

/** Whether two words are the same but for capitals and one slip; in longer words for two or three. */
function isNearly(word: string, keyword: string): boolean {
  const [one, other] = [word.toLowerCase(), keyword.toLowerCase()];
  return slipsBetween(one, other) <= Math.min(3, Math.ceil(keyword.length / 8));
}

/** Letters that are missing, too many, wrong, or changed with their neighbour (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const cost = (row: number, at: number) => rows[row]?.[at] ?? Infinity;
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    rows.push(line);
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      const isTurned = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      line.push(
        Math.min(
          cost(row - 1, at) + 1,
          (line[at - 1] ?? Infinity) + 1,
          cost(row - 1, at - 1) + (isSame ? 0 : 1),
          isTurned ? cost(row - 2, at - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return cost(one.length, other.length);
}
