import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { OnStep } from '../diagnostics/on-step.js';
import type { Api } from '../openapi/api.js';
import { diagnoseNode } from '../openapi/document-node.js';
import { mixedDialects } from '../openapi/mixed-dialects.js';
import { structureDiagnostics } from '../openapi/structure/structure-diagnostics.js';
import { linesOf, pageOf, type SourceMap } from '../source/source-map.js';
import { placeKey, withoutConsequences } from './consequences.js';
import { narrowTo } from './narrow-to.js';
import type { Rule, RuleContext } from './rule.js';
import { rules as allRules } from './rules.js';
import { SchemaIndex } from './schema-index.js';

export interface LintOptions {
  /** Adds the lines of the documentation page to each diagnostic. */
  readonly sourceMap?: SourceMap;
  /** The rules to run; all where absent. */
  readonly rules?: readonly Rule[];
  /** Told of each rule. */
  readonly onStep?: OnStep;
}

/** All findings on a document, those of reading it included, by file, offset and code; each once. Never throws for what a document holds. */
export function lintApi(api: Api, options: LintOptions = {}): Diagnostic[] {
  const shared = shareAmongRules(api);
  const found = [...api.diagnostics];
  const { rules = allRules, onStep } = options;
  for (const [index, rule] of rules.entries()) {
    onStep?.(index, rules.length, rule.code);
    found.push(...rule.check(api, contextOf(rule, shared)));
  }
  onStep?.(rules.length, rules.length, 'the structure of the document');
  found.push(...mixedDialects(api, shared.schemas.written));
  const all = withoutConsequences(found, structureDiagnostics(api));
  const { sourceMap } = options;
  const root = api.root.file.source;
  return sortDiagnostics(withoutRepeats(all), root.path).map((diagnostic) =>
    sourceMap && diagnostic.place.source === root ? addPage(diagnostic, sourceMap) : diagnostic,
  );
}

function shareAmongRules(api: Api): Omit<RuleContext, 'diagnose'> {
  return {
    schemas: new SchemaIndex(api),
    resolve(node) {
      const resolution = api.references.resolve(node);
      return resolution.ok ? resolution.node : undefined;
    },
  };
}

function contextOf(rule: Rule, shared: Omit<RuleContext, 'diagnose'>): RuleContext {
  return {
    ...shared,
    diagnose(node, { text, ...found }, on) {
      const diagnostic = diagnoseNode(node, { code: rule.code, severity: rule.severity, ...found }, on);
      return text === undefined ? diagnostic : narrowTo(diagnostic, text);
    },
  };
}

function addPage(diagnostic: Diagnostic, map: SourceMap): Diagnostic {
  const lines = linesOf(map, diagnostic.place.pointer);
  return lines ? { ...diagnostic, page: { path: pageOf(map, diagnostic.place.pointer), lines } } : diagnostic;
}

function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byKey = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.code} ${placeKey(diagnostic.place)} ${diagnostic.message}`;
    if (!byKey.has(key)) byKey.set(key, diagnostic);
  }
  return [...byKey.values()];
}

/** The root document first, other files by path. */
function sortDiagnostics(diagnostics: Diagnostic[], rootPath: string): Diagnostic[] {
  const fileOf = ({ place }: Diagnostic) => (place.source.path === rootPath ? '' : place.source.path);
  const offsetOf = ({ place }: Diagnostic) => place.range?.start ?? 0;
  return diagnostics.sort(
    (a, b) => compareText(fileOf(a), fileOf(b)) || offsetOf(a) - offsetOf(b) || compareText(a.code, b.code),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
