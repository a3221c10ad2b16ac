import { expect, test } from '@jest/globals';
import type { Rule } from '../../src/lint/rule.js';
import { brief, lintText } from './lint-text.js';

/** A document with the findings of the rule on it, each as `severity code: text under the caret`. */
export interface RuleRow {
  readonly title: string;
  readonly document: string;
  readonly finds: readonly string[];
  /** Part of the first finding's message. */
  readonly says?: string;
  /** The first finding's fix, or part of it. */
  readonly fix?: string;
}

/** Tests one rule alone: rows that it finds something in, and clean twins that it must stay silent on. */
export function testRule(
  rule: Rule,
  rows: readonly RuleRow[],
  clean: readonly Omit<RuleRow, 'finds'>[],
): void {
  test.each(rows)('finds $title', async ({ document, finds, says = '', fix = '' }) => {
    const found = await lintText(document, { rules: [rule] });
    expect(found.map(brief)).toEqual(finds);
    expect(found[0]?.message).toContain(says);
    expect(found[0]?.fix).toContain(fix);
  });
  test.each(clean)('is silent on $title', async ({ document }) => {
    expect((await lintText(document, { rules: [rule] })).map(brief)).toEqual([]);
  });
}
