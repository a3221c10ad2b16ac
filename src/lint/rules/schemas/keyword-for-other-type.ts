import { member } from '../../../openapi/document-node.js';
import { KEYWORDS } from '../../../schema/schema-keywords.js';
import { keywordsByType } from '../../keywords-by-type.js';
import { schemaRule } from '../../schema-rule.js';
import { isAbout } from '../../schema-types.js';

/** A keyword applies to values of its own type alone (JSON Schema 2020-12 core §7.6.1). */
export const keywordForOtherType = schemaRule({
  code: 'keyword-for-other-type',
  keywords: ['type'],
  severity: 'warning',
  summary: 'A keyword limits another type than the one the schema states.',
  why: 'It does nothing: the limit that its author had in mind is not part of the contract.',
  example: {
    of: 'schema',
    before: 'type: integer\nmaxLength: 5',
    after: 'type: integer\nmaximum: 99999',
  },
  *judge(schema, { diagnose }) {
    if (schema.value.type === undefined) return;
    for (const { types, keywords: names } of keywordsByType) {
      if (isAbout(schema, ...types)) continue;
      for (const name of names) {
        const written = member(schema, name);
        // A value of the wrong kind is a finding of its own.
        if (!written || !isFit(name, written.value)) continue;
        yield diagnose(
          written,
          {
            message: `\`${name}\` is about ${types[0]}s and does nothing for \`type: ${[schema.value.type].flat().join(', ')}\`.`,
            fix: 'Remove it, or write the keyword of this type.',
          },
          'key',
        );
      }
    }
  },
});

function isFit(keyword: string, value: unknown): boolean {
  const kind = KEYWORDS.get(keyword);
  return kind?.holds !== 'data' || kind.fits(value);
}
