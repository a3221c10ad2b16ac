import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startMockProcess } from '../mock/state/mock-process.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-control-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const segment = {
  method: 'PATCH',
  headers: { 'Content-Type': 'application/json', Authorization: 'Bearer a' },
};
const operation = 'PATCH /v3/marketing/segments/2.0/{segment_id}';
const busy = (status: number) => JSON.stringify({ scenarios: [{ operation, answer: { status } }] });

describe('tally mock --scenario', () => {
  test('takes YAML, JSON and TypeScript with what it imports, and --replay a recording', async () => {
    file('later.ts', 'export const later: number = 503;\n');
    const typed = [
      "import { later } from './later.js';",
      'type File = { scenarios: { operation: string; when: object; answer: { status: number } }[] };',
      `export default { scenarios: [{ operation: '${operation}', when: { headers: { x: 'ts' } }, answer: { status: later } }] } satisfies File;`,
    ].join('\n');
    const yaml = `scenarios:\n  - operation: ${operation}\n    when: { headers: { x: yaml } }\n    answer: { status: 502 }\n`;
    const har = {
      log: {
        entries: [
          {
            request: {
              method: 'PATCH',
              url: 'https://api.sendgrid.com/v3/marketing/segments/2.0/7',
              headers: [],
            },
            response: { status: 200, headers: [], content: { text: 'recorded', mimeType: 'text/plain' } },
          },
        ],
      },
    };
    const mock = await startMockProcess(
      'sendgrid',
      ...['--scenario', file('a.mock.ts', typed), '--scenario', file('b.yaml', yaml)],
      ...['--replay', file('c.har', JSON.stringify(har))],
    );
    const ask = async (x: string) => {
      const headers = { ...segment.headers, x };
      const answer = await fetch(`${mock.url}/v3/marketing/segments/2.0/7`, {
        ...segment,
        headers,
        body: '{}',
      });
      return [answer.status, (await answer.text()).slice(0, 8)];
    };
    const [typedAnswer, yamlAnswer, recorded] = [await ask('ts'), await ask('yaml'), await ask('none')];
    await mock.stop();
    expect([typedAnswer[0], yamlAnswer[0], recorded]).toEqual([503, 502, [200, 'recorded']]);
  }, 30_000);

  test.each([
    ['a file that is not there', ['--scenario', 'none.yaml'], /^Cannot read none\.yaml/],
    [
      'a status that is none',
      ['--scenario', file('d.json', busy(1))],
      /d\.json:1:\d+ error invalid-scenario/,
    ],
    [
      'TypeScript that is none',
      ['--scenario', file('e.mock.ts', 'export default {')],
      /e\.mock\.ts cannot be loaded: .*e\.mock\.ts:1:\d+/,
    ],
    [
      'TypeScript that exports nothing',
      ['--scenario', file('f.mock.ts', 'export const a = 1;')],
      /f\.mock\.ts has no default export/,
    ],
    [
      'TypeScript that holds more than data',
      ['--scenario', file('h.mock.ts', 'export default { scenarios: () => [] };')],
      /h\.mock\.ts cannot be loaded: `scenarios` is a function, where data is wanted/,
    ],
    ['a recording that is none', ['--replay', file('g.har', '{}')], /g\.har is no HAR/],
  ])('exits 2 on %s', async (_what, options, sentence) => {
    const { exitCode, err } = await runTally(['mock', 'sendgrid', '--port', '0', ...options]);
    expect([exitCode, err]).toEqual([2, expect.stringMatching(sentence)]);
  });
});
