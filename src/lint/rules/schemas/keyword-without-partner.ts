import { member } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import { schemaRule } from '../../schema-rule.js';

/** Keywords that do nothing without one of others beside them (JSON Schema 2020-12 core §10.2.2, validation §6.4.4–5). */
const partners = new Map<string, readonly string[]>([
  ['if', ['then', 'else']],
  ['then', ['if']],
  ['else', ['if']],
  ['minContains', ['contains']],
  ['maxContains', ['contains']],
]);
/** In OpenAPI 3.0 these are flags of the limit beside them. */
const flags = new Map<string, readonly string[]>([
  ['exclusiveMinimum', ['minimum']],
  ['exclusiveMaximum', ['maximum']],
]);

/** A keyword that says something only of its neighbour, which is not there. */
export const keywordWithoutPartner = schemaRule({
  code: 'keyword-without-partner',
  keywords: [...partners.keys(), ...flags.keys()],
  severity: 'warning',
  summary: 'A keyword stands without the one that it belongs to.',
  why: 'It does nothing: the rule that its author had in mind is not part of the contract.',
  example: {
    of: 'schema',
    before: 'type: string\nthen: {minLength: 2}',
    after: 'type: string\nif: {pattern: ^a}\nthen: {minLength: 2}',
  },
  *judge(schema, { diagnose }, api) {
    const isOfJsonSchema = dialectOf(api.openapiVersion) === '3.1';
    const has = (keyword: string) => schema.value[keyword] !== undefined;
    for (const [keyword, needed] of isOfJsonSchema ? partners : flags) {
      const isIdleFlag = !isOfJsonSchema && schema.value[keyword] !== true;
      const written = member(schema, keyword);
      if (!written || isIdleFlag || needed.some(has)) continue;
      const names = needed.map((name) => `\`${name}\``).join(' or ');
      yield diagnose(
        written,
        {
          message: `\`${keyword}\` does nothing without ${names} beside it.`,
          fix: `Add ${names}, or remove it.`,
        },
        'key',
      );
    }
  },
});
