import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import type { DocumentNode } from '../openapi/document-node.js';
import type { Rule, RuleContext } from './rule.js';

/** A schema object as it was written. */
export interface WrittenSchema extends DocumentNode {
  readonly value: Readonly<Record<string, unknown>>;
}

interface SchemaRule extends Omit<Rule, 'check'> {
  /** What is wrong with one schema object. */
  judge(schema: WrittenSchema, context: RuleContext, api: Api): Iterable<Diagnostic>;
}

/** A rule that looks at every schema object of the document by itself. */
export function schemaRule({ judge, ...rule }: SchemaRule): Rule {
  return {
    ...rule,
    *check(api, context) {
      for (const schema of context.schemas) yield* judge(schema as WrittenSchema, context, api);
    },
  };
}
