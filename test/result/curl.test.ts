// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are shell expressions.
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { curlCommand } from '../../src/result/curl.js';
import { harEntry } from '../../src/result/har-entry.js';
import { keepSecrets } from '../../src/result/secrets.js';

const unanswered = { ok: false, failure: 'dropped', message: '', milliseconds: 0 } as const;

interface Sent {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: [string, string][];
  readonly body?: string;
}

function command(
  { method = 'POST', target = '/a', headers = [], body }: Sent,
  secrets = keepSecrets(),
): string {
  const request = { method, target, headers, ...(body === undefined ? {} : { body: Buffer.from(body) }) };
  return curlCommand(
    harEntry('http://a.example', request, unanswered, '', secrets.hide),
    secrets.expressions,
  );
}

/** The arguments that a shell would hand to curl. */
function argumentsOf(line: string, env: Record<string, string> = {}): string[] {
  const shell = execFileSync('bash', ['--norc', '-c', line.replace(/^curl/, "printf '%s\\0'")], {
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  return shell.toString('utf8').split('\0').slice(0, -1);
}

describe('a curl command', () => {
  test.each([
    ['quotes', `it's "so" \`id\``],
    ['dollars', '$HOME $(id) ${PATH} $1 $$ costs $5 $USD'],
    ['backslashes', "\\ \\n \\' \\"],
    ['lines', 'a\nb\r\n\tc\n'],
    ['other alphabets', 'Zoë 東京 🧾'],
    ['what a shell would expand', '!x * ? [a] {a,b} ~ # & ; | < > %s'],
    ['an @, which curl would read as a file', '@/etc/passwd'],
    ['nothing', ''],
    ['only quotes', "''"],
  ])('hands on %s as they are', (_what, text) => {
    const args = argumentsOf(command({ headers: [['X-A', text.replaceAll(/[\r\n\0]/g, ' ')]], body: text }));
    expect(args.at(-1)).toBe(text);
    expect(args.at(-2)).toBe('--data-raw');
  });

  test('hands on any text', () => {
    // All texts go through one shell.
    const texts = fc.sample(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').toWellFormed()),
      200,
    );
    const lines = texts.map((body) => command({ body })).join('\n');
    const received = argumentsOf(
      lines.replaceAll(/^curl -i -X POST/gm, "printf '%s\\0' -i -X POST").replace(/^/, ': \n'),
    );
    expect(received.filter((_arg, index) => received[index - 1] === '--data-raw')).toEqual(texts);
  });

  test('has method, URL, headers and body', () => {
    expect(
      argumentsOf(
        command({
          target: '/a?x=1&y=2',
          headers: [
            ['Content-Type', 'text/plain'],
            ['X-Empty', ''],
            ['Accept-Encoding', 'identity'],
            ['Content-Length', '2'],
          ],
          body: 'hi',
        }),
      ),
    ).toEqual([
      '-i',
      '-X',
      'POST',
      'http://a.example/a?x=1&y=2',
      '-H',
      'Content-Type: text/plain',
      '-H',
      'X-Empty;',
      '--data-raw',
      'hi',
    ]);
  });

  test.each([
    ['no body', {}, ['-i', '-X', 'POST', 'http://a.example/a']],
    ['HEAD', { method: 'HEAD' }, ['-i', '--head', 'http://a.example/a']],
    [
      'a body without a media type',
      { body: 'x' },
      ['-i', '-X', 'POST', 'http://a.example/a', '-H', 'Content-Type:', '--data-raw', 'x'],
    ],
    [
      'brackets, which curl would expand',
      { target: '/a?x[y]={1,2}' },
      ['-i', '-X', 'POST', '--globoff', 'http://a.example/a?x[y]={1,2}'],
    ],
    [
      'dots, which curl would walk',
      { target: '/a/../b' },
      ['-i', '-X', 'POST', '--path-as-is', 'http://a.example/a/../b'],
    ],
  ] as [string, Sent, string[]][])('with %s', (_what, sent, args) => {
    expect(argumentsOf(command(sent))).toEqual(args);
  });

  test.each([
    ['as it is', 'tally-$ecret-1', 'tally-$ecret-1'],
    ['lengthened', 'tally-$ecret-1x', 'tally-$ecret-1x'],
    ['cut short', 'tally-$ecret-', 'tally-$ecret-'],
    ['changed', 'tally-$ecret-~', 'tally-$ecret-~'],
  ])('takes a secret %s from its variable', (_what, sent, received) => {
    const secrets = keepSecrets();
    secrets.add('key', 'tally-$ecret-1');
    const line = command({ headers: [['X-Key', `${sent}`]], body: `$HOME ${sent}` }, secrets);
    expect(line).not.toContain('ecret');
    const args = argumentsOf(line, { KEY: 'tally-$ecret-1', HOME: '/root' });
    expect(args).toContain(`X-Key: ${received}`);
    expect(args.at(-1)).toBe(`$HOME ${received}`);
  });
});
