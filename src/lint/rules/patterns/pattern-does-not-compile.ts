import { compilePattern } from '../../../schema/pattern.js';
import { patternsOf } from '../../patterns-of.js';
import { cut } from '../../quote.js';
import type { Found } from '../../rule.js';
import { schemaRule } from '../../schema-rule.js';

/**
 * A regular expression that does not compile under the `u` flag, which JSON Schema 2020-12 §6.4 recommends and Ajv sets by
 * default: such tools then refuse the schema or check nothing. One that compiles in no way is an error.
 */
export const patternDoesNotCompile = schemaRule({
  code: 'pattern-does-not-compile',
  keywords: ['pattern', 'patternProperties'],
  severity: 'warning',
  summary: 'A pattern is no regular expression, or none under the `u` flag.',
  why: 'JSON Schema 2020-12 §6.4 recommends the `u` flag. Ajv sets it by default and then refuses the whole schema; Prism goes on without any validation. Tallystick reads such a pattern as it was meant.',
  example: {
    of: 'schema',
    before: "type: string\npattern: '^(?i)abc$'",
    after: "type: string\npattern: '^[Aa][Bb][Cc]$'",
  },
  *judge(schema, { diagnose }) {
    for (const { pattern, node, on } of patternsOf(schema)) {
      const found = judgePattern(pattern);
      if (found) yield diagnose(node, found, on);
    }
  },
});

function judgePattern(pattern: string): Found | undefined {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) {
    const isSyntax = compiled.reason.startsWith('Invalid regular expression');
    return {
      severity: 'error',
      message: `The pattern \`${cut(pattern)}\` does not compile: ${cause(compiled.reason)}.`,
      fix: isSyntax
        ? 'Write it as a JavaScript regular expression without delimiters and inline flags.'
        : 'Write it without back-references, or with fewer repetitions inside repetitions.',
    };
  }
  const reason = reasonUnderFlag(pattern);
  if (reason === undefined) return undefined;
  return {
    message:
      `The pattern \`${cut(pattern)}\` compiles only without the \`u\` flag (${reason}); ` +
      'Ajv sets that flag and refuses the schema, and Prism then lets every value pass.',
    fix: suggestion(pattern),
  };
}

function reasonUnderFlag(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return cause((error as { message: string }).message);
  }
}

/** `Invalid regular expression: /(/: Unterminated group` → `Unterminated group`. */
function cause(message: string): string {
  return message.replace(/^Invalid regular expression: .*: /s, '');
}

function suggestion(pattern: string): string {
  const compiled = compilePattern(pattern);
  if (compiled.ok && compiled.matcher.regExp.unicode) return `Write \`${compiled.matcher.regExp.source}\`.`;
  return 'Escape only syntax characters, and a `-` in a class that is no range.';
}
