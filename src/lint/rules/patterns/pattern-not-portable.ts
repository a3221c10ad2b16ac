import { compilePattern } from '../../../schema/pattern.js';
import { type PatternNode, parsePattern } from '../../../schema/pattern-syntax.js';
import { patternsOf } from '../../patterns-of.js';
import { cut } from '../../quote.js';
import { schemaRule } from '../../schema-rule.js';

/** Look-around and back-references are outside of what JSON Schema 2020-12 core §6.4 asks authors to keep to. */
export const patternNotPortable = schemaRule({
  code: 'pattern-not-portable',
  keywords: ['pattern', 'patternProperties'],
  severity: 'info',
  summary: 'A pattern looks around itself or refers back, which engines without backtracking do not know.',
  why: 'The engines of Go and Rust, and RE2, refuse it: implementations there check nothing, or fail to start.',
  example: {
    of: 'schema',
    before: "type: string\nmaxLength: 9\npattern: '^(?!x)[a-z]+$'",
    after: "type: string\nmaxLength: 9\npattern: '^[a-wyz][a-z]*$'",
  },
  *judge(schema, { diagnose }) {
    for (const { pattern, node, on } of patternsOf(schema)) {
      const compiled = compilePattern(pattern);
      const kind = compiled.ok ? foreignPart(parsePattern(compiled.matcher.regExp)) : undefined;
      if (kind === undefined) continue;
      yield diagnose(
        node,
        {
          message: `\`${cut(pattern)}\` has ${kind === 'look' ? 'a look-around' : 'a back-reference'}, which not every engine knows.`,
          fix: 'Write it without, or say in the description what is meant.',
        },
        on,
      );
    }
  },
});

function foreignPart(node: PatternNode): 'look' | 'back' | undefined {
  if (node.kind === 'look' || node.kind === 'back') return node.kind;
  const parts =
    node.kind === 'sequence'
      ? node.items
      : node.kind === 'choice'
        ? node.options
        : node.kind === 'repeat' || node.kind === 'group'
          ? [node.item]
          : [];
  for (const part of parts) {
    const found = foreignPart(part);
    if (found) return found;
  }
  return undefined;
}
