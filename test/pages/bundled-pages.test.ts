import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { normalizeToFiles } from '../../src/pages/normalize-to-files.js';
import { valueAt } from '../../src/source/json-pointer.js';
import type { Source } from '../../src/source/source.js';
import { contractPointers, printedName } from './contract-pointers.js';
import { draftOf, textOf } from './read-draft.js';
import { withoutProse } from './without-prose.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const originals = `${root}../shared/documents`;
const bundled = ['asapp.md', 'verbose.md', 'sendgrid.md', 'kibamail.txt', 'aiderx.txt'].map((file) => ({
  file,
  name: file.replace(/\.\w+$/, ''),
}));

function read(path: string): Source {
  return { path, text: readFileSync(path, 'utf8') };
}

describe.each(bundled)('the bundled page $file', ({ file, name }) => {
  const page = read(`${root}specs/pages/${file}`);
  const files = normalizeToFiles(page);

  test('gives the committed document and source map', () => {
    expect(files).toMatchObject({
      ok: true,
      yaml: readFileSync(`${root}specs/${name}.yaml`, 'utf8'),
      map: readFileSync(`${root}specs/${name}.map.json`, 'utf8'),
    });
  });

  test('gives a valid OpenAPI document', async () => {
    const document = load(readFileSync(`${root}specs/${name}.yaml`, 'utf8')) as never;
    await expect(SwaggerParser.validate(document)).resolves.toBeDefined();
  });

  test('has a place on the page for every part of the contract', () => {
    const { pointers } = JSON.parse(readFileSync(`${root}specs/${name}.map.json`, 'utf8'));
    const document = load(readFileSync(`${root}specs/${name}.yaml`, 'utf8'));
    const wanted = contractPointers(document);
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((pointer) => !Object.hasOwn(pointers, pointer))).toEqual([]);
    expect(Object.keys(pointers).filter((pointer) => valueAt(document, pointer) === undefined)).toEqual([]);
  });

  test('has every property and parameter in words on the lines of its place', () => {
    const { pointers } = JSON.parse(readFileSync(`${root}specs/${name}.map.json`, 'utf8'));
    const document = load(readFileSync(`${root}specs/${name}.yaml`, 'utf8'));
    const astray = contractPointers(document)
      .filter((pointer) => /\/(properties|parameters)\/[^/]+$/.test(pointer))
      .filter((pointer) => !textOf(page, pointers[pointer]).includes(printedName(document, pointer)));
    expect(astray).toEqual([]);
  });

  test('is read to the last line', () => {
    expect(draftOf(page).unconsumed.map((lines) => textOf(page, lines))).toEqual([]);
    expect(draftOf(page).ambiguous).toEqual([]);
  });
});

// The pages that the bundled ones were written after are not part of the repository.
const registered = existsSync(originals)
  ? bundled.filter(({ file }) => readdirSync(originals).includes(file))
  : [];
if (registered.length > 0) {
  describe.each(registered)('the page that $file was written after', ({ file }) => {
    test('gives the same document but for prose and line numbers', () => {
      const original = draftOf(read(`${originals}/${file}`));
      const own = draftOf(read(`${root}specs/pages/${file}`));
      expect(withoutProse(own.document)).toEqual(withoutProse(original.document));
      expect(own.inferred).toEqual(original.inferred);
      expect(own.notStated).toEqual(original.notStated);
    });
  });
}
