import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { normalizeToFiles } from '../../src/pages/normalize-to-files.js';
import { packageRoot } from '../../src/source/package-root.js';

const run = promisify(execFile);
const shared = join(packageRoot(), '..', 'shared');
const evaluator = join(shared, 'facts', 'eval-facts.mjs');
const folder = mkdtempSync(join(tmpdir(), 'tally-facts-'));

const documents = [
  { number: '000', page: 'asapp.md', facts: 284 },
  { number: '001', page: 'verbose.md', facts: 129 },
  { number: '002', page: 'sendgrid.md', facts: 229 },
  { number: '003', page: 'kibamail.txt', facts: 94 },
  { number: '004', page: 'aiderx.txt', facts: 94 },
];

async function evaluate(number: string, document: string, ...flags: string[]): Promise<string> {
  const facts = join(shared, 'facts', 'facts.json');
  const { stdout } = await run(process.execPath, [evaluator, facts, number, document, ...flags], {
    cwd: packageRoot(),
  });
  return stdout;
}

// The facts are no part of this repository: they are held where they lie beside it.
(existsSync(evaluator) ? describe : describeNothing)('the facts about the five documents', () => {
  test.each(documents)(
    'all $facts of $page hold for what is made of the original',
    async ({ number, page, facts }) => {
      const path = join(shared, 'documents', page);
      const made = normalizeToFiles({ path, text: readFileSync(path, 'utf8') });
      const document = join(folder, `${number}.yaml`);
      writeFileSync(document, made.ok ? made.yaml : '');
      expect(await evaluate(number, document)).toBe(
        `${number}: ${facts} passed, 0 failed, 0 skipped of ${facts}\n`,
      );
    },
  );

  test.each(documents)(
    'those of structure hold for the committed document of $page',
    async ({ number, page }) => {
      const document = join(packageRoot(), 'specs', page.replace(/\.\w+$/, '.yaml'));
      expect(await evaluate(number, document, '--structure')).toMatch(/ passed, 0 failed, /);
    },
  );
});

function describeNothing(_title: string, _body: () => void): void {
  test('the facts are not beside this checkout', () => {
    expect(existsSync(evaluator)).toBe(false);
  });
}
