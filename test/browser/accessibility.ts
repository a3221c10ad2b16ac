import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds wrong on a page as it stands, in all of its rules or in those named: `rule: what is wrong at SELECTOR`. */
export async function accessibilityViolations(page: Page, rules: string[] = []): Promise<string[]> {
  // The other mode opens a second page for each look, for the sake of frames.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${failureSummary} at ${target.join(' ')}`),
  );
}
