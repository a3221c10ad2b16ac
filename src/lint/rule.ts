import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import type { DocumentNode } from '../openapi/document-node.js';
import type { SchemaIndex } from './schema-index.js';

/** One defect to look for in a document. */
export interface Rule {
  /** Stable, kebab-case. */
  readonly code: string;
  /** The severity of a finding that names none of its own. */
  readonly severity: Severity;
  /** What it finds: one sentence. */
  readonly summary: string;
  /** What goes wrong for those who use the document. */
  readonly why: string;
  readonly example: RuleExample;
  check(api: Api, context: RuleContext): Iterable<Diagnostic>;
}

/** The defect in a text, and the text without it; both are run by the tests. */
export interface RuleExample {
  /** What the texts are: a Schema Object, an Operation Object of `PUT /pets/{id}`, or members of the whole document. */
  readonly of: 'schema' | 'operation' | 'document';
  /** Of OpenAPI; 3.1.0 where absent. */
  readonly version?: '3.0.3' | '3.1.0';
  /** YAML. */
  readonly before: string;
  readonly after: string;
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
  readonly schemas: SchemaIndex;
  /** The node itself, or what its `$ref`s lead to; `undefined` where they lead nowhere. */
  resolve(node: DocumentNode): DocumentNode | undefined;
  /** A diagnostic of the running rule on a node, or on its key. */
  diagnose(node: DocumentNode, found: Found, on?: 'key' | 'value'): Diagnostic;
}
