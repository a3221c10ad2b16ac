import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import type { DocumentNode } from '../openapi/document-node.js';
import type { SchemaUse } from './schema-uses.js';

/** One defect to look for in a document; `docs/diagnostics.md` has a section for each code. */
export interface Rule {
  /** Stable, kebab-case. */
  readonly code: string;
  /** The severity of a finding that names none of its own. */
  readonly severity: Severity;
  /** One line for a list of rules. */
  readonly summary: string;
  check(api: Api, context: RuleContext): Iterable<Diagnostic>;
}

/** What a finding says, without code and place; the severity is the rule's unless given. */
export interface Found {
  readonly message: string;
  readonly fix: string;
  readonly severity?: Severity;
  /** Underlines the first occurrence of this text in the place instead of the whole place. */
  readonly text?: string;
}

/** What the rules share. */
export interface RuleContext {
  /** Every schema of the document that can be compiled by itself, with the way it travels. */
  readonly schemaUses: readonly SchemaUse[];
  /** A diagnostic of the running rule on a node, or on its key. */
  diagnose(node: DocumentNode, found: Found, on?: 'key' | 'value'): Diagnostic;
}
