// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are shell expressions.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { damagedSecret, keepSecrets } from '../../src/result/secrets.js';

function hiding(value: string, label = 'bearerAuth') {
  const secrets = keepSecrets();
  secrets.add(label, value);
  return secrets.hide;
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

describe('a secret is hidden', () => {
  test.each([
    ['as it is', 'Bearer tally-secret-1', 'Bearer $BEARER_AUTH'],
    [
      'wherever it stands',
      '{"echo":"tally-secret-1","again":"tally-secret-1"}',
      '{"echo":"$BEARER_AUTH","again":"$BEARER_AUTH"}',
    ],
    ['lengthened', 'Bearer tally-secret-1x', 'Bearer ${BEARER_AUTH}x'],
    ['cut short', 'Bearer tally-secret-', 'Bearer ${BEARER_AUTH%?}'],
    ['with its last character changed', 'Bearer tally-secret-~', 'Bearer ${BEARER_AUTH%?}~'],
    ['in base64', `Basic ${base64('tally-secret-1')}`, 'Basic $BEARER_AUTH_BASE64'],
    ['lengthened, in base64', `Basic ${base64('tally-secret-1x')}`, 'Basic $BEARER_AUTH_BASE64_LENGTHENED'],
    ['cut short, in base64', `Basic ${base64('tally-secret-')}`, 'Basic $BEARER_AUTH_BASE64_CUT'],
    ['changed, in base64', `Basic ${base64('tally-secret-~')}`, 'Basic $BEARER_AUTH_BASE64_CHANGED'],
    ['but not what is no secret', 'tally-secret', 'tally-secret'],
  ])('%s', (_what, text, hidden) => {
    expect(hiding('tally-secret-1')(text)).toBe(hidden);
  });

  test.each([
    ['whole', 'abc', '$BEARER_AUTH'],
    ['behind a scheme word', 'Bearer abc', 'Bearer $BEARER_AUTH'],
    ['lengthened', 'Bearer abcx', 'Bearer ${BEARER_AUTH}x'],
    ['cut short', 'Bearer ab', 'Bearer ${BEARER_AUTH%?}'],
    ['changed', 'Bearer ab~', 'Bearer ${BEARER_AUTH%?}~'],
    ['in a query', 'http://a.example/x?key=abc&y=1', 'http://a.example/x?key=$BEARER_AUTH&y=1'],
    ['at the end of a query', 'http://a.example/x?y=1&key=abc', 'http://a.example/x?y=1&key=$BEARER_AUTH'],
    ['in a cookie', 'sid=abc; y=1', 'sid=$BEARER_AUTH; y=1'],
    ['but not inside words, which it would garble', 'abcd fabcd', 'abcd fabcd'],
  ])('even a short one: %s', (_what, text, hidden) => {
    expect(hiding('abc')(text)).toBe(hidden);
  });

  test.each([
    ['bearerAuth', '$BEARER_AUTH'],
    ['X-Api-Key', '$X_API_KEY'],
    ['api key', '$API_KEY'],
    ['2fa', '$_2FA'],
  ])('under the name of %s: %s', (label, name) => {
    expect(hiding('tally-secret-1', label)('tally-secret-1')).toBe(name);
  });

  test('the longer one first where one holds the other', () => {
    const secrets = keepSecrets();
    secrets.add('short', 'secret-1');
    secrets.add('long', 'secret-1-and-more');
    expect(secrets.hide('a secret-1-and-more b secret-1 c')).toBe('a $LONG b $SHORT c');
  });

  test('an empty one hides nothing', () => {
    expect(hiding('')('Bearer x')).toBe('Bearer x');
  });

  test('one that ends in the mark used for changing is changed and hidden all the same', () => {
    expect(damagedSecret['with its last character changed']('tally-secret~')).toBe('tally-secret-');
    expect(hiding('tally-secret~')('tally-secret-')).toBe('${BEARER_AUTH%?}-');
  });

  test('$& in a name or secret is nothing special', () => {
    expect(hiding('tally$&secret')('a tally$&secret b')).toBe('a $BEARER_AUTH b');
  });

  const spelled: Record<string, (text: string) => string> = {
    plain: (text) => text,
    'in a URL': (text) => encodeURIComponent(text.toWellFormed()),
    'in a form': (text) => new URLSearchParams({ a: text }).toString(),
    'in Basic': (text) => `Basic ${base64(text)}`,
    'in JSON': (text) => JSON.stringify({ a: text }),
  };
  const damages = { unharmed: (text: string) => text, ...damagedSecret };

  test.each(
    Object.keys(spelled).flatMap((spelling) =>
      Object.keys(damages).map((damage) => [spelling, damage] as const),
    ),
  )('%s and %s, whatever it is made of', (spelling, damage) => {
    const write = spelled[spelling] as (text: string) => string;
    const harm = damages[damage as keyof typeof damages];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }), (secret) => {
        const text = write(harm(secret));
        const hidden = hiding(secret)(text);
        expect(hidden).toContain('BEARER_AUTH');
        expect(hidden).not.toContain(text);
      }),
    );
  });
});

test('the expressions written are known', () => {
  const secrets = keepSecrets();
  secrets.add('key', 'tally-secret-1');
  expect([...secrets.expressions]).toEqual(
    expect.arrayContaining(['$KEY', '${KEY}', '${KEY%?}', '$KEY_BASE64']),
  );
  expect(secrets.expressions.has('$HOME')).toBe(false);
});
