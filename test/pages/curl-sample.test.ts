import { expect, test } from '@jest/globals';
import { readCurl } from '../../src/pages/curl-sample.js';
import { readShellCommand } from '../../src/pages/shell-command.js';

test.each([
  ['curl \'a b\' "c d"', ['curl', 'a b', 'c d']],
  ['curl a\\ b', ['curl', 'a b']],
  ['curl \\\n  a \\\r\n  b\nnext', ['curl', 'a', 'b']],
  ["curl 'a\nb' c\nnext", ['curl', 'a\nb', 'c']],
  ['curl "a \\"b\\" $c \\n"', ['curl', 'a "b" $c \\n']],
  ["curl --data='it'\\''s'", ['curl', "--data=it's"]],
  ['curl \'\' ""', ['curl', '', '']],
  ["curl 'open", ['curl', 'open']],
  ['curl \\', ['curl']],
])('the words of %j are those of a shell', (text, words) => {
  expect(readShellCommand(text, 0).words).toEqual(words);
});

test('a command ends with its line', () => {
  const text = 'prose\ncurl a \\\n b\nprose';
  expect(text.slice(6, readShellCommand(text, 6).end)).toBe('curl a \\\n b');
});

test.each([
  [
    'curl --request PATCH --url https://a.org/b',
    { method: 'patch', url: 'https://a.org/b', data: undefined },
  ],
  ['curl -X PUT "https://a.org/b" -d \'{}\'', { method: 'put', url: 'https://a.org/b', data: '{}' }],
  ['curl https://a.org -s --json=1 --compressed', { method: undefined, url: 'https://a.org', data: '1' }],
  ["curl -F file='@x' -u me:pass -o out https://a.org", { url: 'https://a.org', data: undefined }],
  ['curl --url', { url: undefined }],
])('%s is read as what it sends', (text, sample) => {
  expect(readCurl(text, 0)).toMatchObject(sample);
});

test('headers are kept by their names in lower case', () => {
  const { headers } = readCurl(
    "curl -H 'Content-Type: text/plain' --header 'X-A:b: c' -H broken https://a.org",
    0,
  );
  expect([...headers]).toEqual([
    ['content-type', 'text/plain'],
    ['x-a', 'b: c'],
  ]);
});
