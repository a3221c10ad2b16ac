import http from 'node:http';
import https from 'node:https';
import type { Asked, Came } from './transport.js';

/** Sends a request by `node:http` or `node:https`. */
export function sendByNode(base: string, { method = 'GET', path, headers = {}, body }: Asked): Promise<Came> {
  const { request } = base.startsWith('https') ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(base + path, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
