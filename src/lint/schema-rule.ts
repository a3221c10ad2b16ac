import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import type { Rule, RuleContext } from './rule.js';
import type { WrittenSchema } from './schema-index.js';

interface SchemaRule extends Omit<Rule, 'check'> {
  /** The keywords of which a schema must have one to be looked at. */
  readonly keywords: readonly string[];
  /** What is wrong with one schema object. */
  judge(schema: WrittenSchema, context: RuleContext, api: Api): Iterable<Diagnostic>;
}

/** A rule that looks at schema objects one by one, at those with certain keywords. */
export function schemaRule({ judge, keywords, ...rule }: SchemaRule): Rule {
  return {
    ...rule,
    *check(api, context) {
      for (const schema of context.schemas.with(keywords)) yield* judge(schema, context, api);
    },
  };
}
