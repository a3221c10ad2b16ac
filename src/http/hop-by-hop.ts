import type { HeaderList } from './message.js';

const ofOneHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The fields that go on to the next hop: without those of the connection and those that `Connection` names (RFC 9110 §7.6.1). */
export function endToEnd(headers: HeaderList): HeaderList {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((option) => option.trim().toLowerCase()));
  return headers.filter(([name]) => !ofOneHop.has(name.toLowerCase()) && !named.includes(name.toLowerCase()));
}

/** Pairs of a flat list, as Node gives raw headers. */
export function headerPairs(raw: readonly string[]): HeaderList {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] as string, raw[at + 1] as string]);
  return pairs;
}
