import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/source/package-root.js';
import { lintText } from './lint-text.js';

/** Documents with one defect each, which are kept beside the repository; where they are not, nothing is tested here. */
const folder = join(packageRoot(), '..', 'shared', 'suites', 'lint-fixtures', 'docs');
const names = existsSync(folder) ? readdirSync(folder) : [];
const defective = names.filter((name) => !name.startsWith('_clean'));
const clean = names.filter((name) => name.startsWith('_clean'));

const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

const title =
  names.length > 0
    ? 'documents with one defect'
    : 'documents with one defect are not tried: their folder is not there';

(names.length > 0 ? describe : describe.skip)(title, () => {
  test.each(clean)('nothing is found in %s', async (name) => {
    expect(await lintText(textOf(name))).toEqual([]);
  });

  test.each(defective)('%s has one finding, or findings of one place', async (name) => {
    const found = await lintText(textOf(name));
    expect(new Set(found.map(({ code }) => code)).size).toBe(1);
  });
});
