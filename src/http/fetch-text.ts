import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { decodeContent } from './content-coding.js';
import type { HeaderList } from './message.js';

export interface FetchLimits {
  /** Whether a host name or an address may be asked; the addresses that a name stands for are asked about, too. */
  readonly mayAsk: (host: string) => boolean;
  /** Milliseconds for the whole text. */
  readonly timeout: number;
}

const maxRedirects = 5;
const maxBytes = 32 * 1024 * 1024;

/** The text at an `http(s)` URL; `undefined` where it cannot be had within the limits or any redirect leaves them. */
export async function fetchText(
  url: string,
  limits: FetchLimits,
  redirects = 0,
): Promise<string | undefined> {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const host = target?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (!target || !/^https?:$/.test(target.protocol) || !limits.mayAsk(host)) return undefined;
  const answer = await get(target, limits);
  if (!answer) return undefined;
  if (answer.location === undefined) return answer.text;
  return redirects < maxRedirects
    ? fetchText(new URL(answer.location, target).href, limits, redirects + 1)
    : undefined;
}

interface Fetched {
  readonly text?: string;
  readonly location?: string;
}

function get(target: URL, { mayAsk, timeout }: FetchLimits): Promise<Fetched | undefined> {
  return new Promise((resolve) => {
    const { get: open } = target.protocol === 'https:' ? https : http;
    const request = open(target, {
      headers: { Accept: 'application/yaml, application/json, */*;q=0.1', 'Accept-Encoding': 'identity' },
      signal: AbortSignal.timeout(timeout),
      // A public name may stand for a private address: what it stands for is asked about as well.
      lookup: (name, options, done) =>
        lookup(name, options, (error, address, family) => {
          const addresses = [address].flat().map((one) => (typeof one === 'string' ? one : one.address));
          const refused = !error && !mayAsk(name) ? true : addresses.some((one) => !error && !mayAsk(one));
          done(refused ? new Error('refused') : error, address, family);
        }),
    });
    request.on('error', () => resolve(undefined));
    request.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.resume();
        resolve({ location: headers.location });
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > maxBytes) request.destroy(new Error('too large'));
      });
      response.on('error', () => resolve(undefined));
      response.on('end', () => {
        if (statusCode !== 200) return resolve(undefined);
        const coding: HeaderList = [['Content-Encoding', headers['content-encoding'] ?? '']];
        resolve({ text: decodeContent(coding, Buffer.concat(chunks)).body.toString('utf8') });
      });
    });
  });
}
