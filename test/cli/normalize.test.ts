import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

const pages = 'specs/pages';
const page = readFileSync(join(pages, 'kibamail.txt'), 'utf8');

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tally-pages-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('the pages that tally normalize is given', () => {
  test('may come from standard input', async () => {
    const { exitCode, out } = await runTally(['normalize', '-'], { input: page });
    expect(exitCode).toBe(0);
    expect(out).toContain('/v1/segments/{segmentId}:');
  });

  test('may be a folder, of which only pages are read', async () => {
    const folder = folderOf({ 'a.txt': page, 'deep/b.MD': page, 'c.png': 'no page' });
    const out = join(folder, 'out');
    expect((await runTally(['normalize', folder, '--out', out])).exitCode).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['a.map.json', 'a.yaml', 'b.map.json', 'b.yaml']);
  });

  test('may be a pattern, and each is read once', async () => {
    const folder = folderOf({ 'a.txt': page, 'b.txt': page, 'c.md': 'no operation' });
    const out = join(folder, 'out');
    await runTally(['normalize', `${folder}/*.txt`, join(folder, 'a.txt'), '--out', out]);
    expect(readdirSync(out).sort()).toEqual(['a.map.json', 'a.yaml', 'b.map.json', 'b.yaml']);
  });

  test.each([
    ['a missing file', ['nowhere.md'], /^Cannot read nowhere\.md: there is no such file\.\n$/],
    [
      'an empty page, read from a device',
      ['/dev/null'],
      /^\/dev\/null:1:1 error .*\n {2}The page describes no operation: it is empty\./,
    ],
    ['a pattern without a match', ['nowhere/*.md'], /^No file fits nowhere\/\*\.md\.\n$/],
    ['a folder without a page', ['src/source'], /^There is no page in src\/source: /],
    ['a report in no known form', ['a.md', '--report', 'xml'], /write --report text or --report json/],
  ])('are refused in one sentence: %s', async (_name, args, message) => {
    const { exitCode, err } = await runTally(['normalize', ...args]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(message);
  });

  test('must not share a name where each becomes a file', async () => {
    const folder = folderOf({ 'a.txt': page, 'a.md': page });
    const { exitCode, err } = await runTally(['normalize', folder, '--out', join(folder, 'out')]);
    expect(exitCode).toBe(2);
    expect(err).toContain('would both be written to a.yaml');
  });
});

test('tally normalize --report json is one document for all pages', async () => {
  const { out } = await runTally(['normalize', pages, '--report', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    pages: readdirSync(pages).map((name) => ({ page: `${pages}/${name}`, dropped: [] })),
  });
});

describe('tally normalize --merge', () => {
  const second = page.replaceAll('PUT', 'GET').replace(/^Bodyrequired[\s\S]*(?=^Response$)/m, '');

  test('writes one document with a map to all pages', async () => {
    const folder = folderOf({ 'a.txt': page, 'b.txt': second });
    const out = join(folder, 'out');
    expect((await runTally(['normalize', folder, '--merge', '--out', out])).exitCode).toBe(0);
    expect(readdirSync(out)).toEqual(['api.map.json', 'api.yaml']);
    expect(JSON.parse(readFileSync(join(out, 'api.map.json'), 'utf8')).pages).toEqual({
      '/paths/~1v1~1segments~1{segmentId}/get': 'b.txt',
    });
  });

  test('gives nothing but the conflicts where pages contradict each other, and a marked document on demand', async () => {
    const folder = folderOf({ 'a.txt': page, 'b.txt': page.replace('Max length: 500', 'Max length: 400') });
    const args = ['normalize', folder, '--merge'];
    const strict = await runTally(args);
    expect(strict).toMatchObject({ exitCode: 2, out: '' });
    expect(strict.err).toMatch(
      /b\.txt:\d+:\d+ error page-conflict\n {2}The page says 400 where .*a\.txt:\d+ says 500/,
    );
    const partial = await runTally([...args, '--partial']);
    expect(partial.exitCode).toBe(0);
    expect(partial.out).toContain('x-conflicts:');
  });
});

test('what a page has lost is told also without a report', async () => {
  const block =
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/A'}}}}}";
  const folder = folderOf({ 'a.md': `# T\n\n\`\`\`yaml get /a\n${block}\n\`\`\`\n` });
  const { exitCode, err } = await runTally(['normalize', join(folder, 'a.md')]);
  expect([exitCode, err]).toEqual([0, expect.stringContaining('page-reference-unresolved')]);
});
