import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { checkApi } from '../../src/check/check-api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { documentOf } from './document.js';

/**
 * One measurement, printed as JSON: `child.js check|bare URL OPERATIONS CASES [FILE]`. `check` keeps what it sent in FILE, if
 * given; `bare` sends what is in FILE.
 */
const [subject, url = '', operations = '', cases = '', file = ''] = process.argv.slice(2);
// As the command does.
if (subject === 'check') setFlagsFromString('--interrupt-budget=500000');
const before = process.cpuUsage();
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 100);
const sent = subject === 'check' ? await check() : await bare();
clearInterval(watch);
const { user, system } = process.cpuUsage(before);
const whole = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    sent,
    milliseconds: (user + system) / 1_000,
    wholeMilliseconds: (whole.user + whole.system) / 1_000,
    megabytes: Math.max(peak, process.memoryUsage().rss) / 1024 / 1024,
  }),
);

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string;
}

async function check(): Promise<number> {
  const loaded = loadApi({ path: 'things.json', text: documentOf(Number(operations)) }, () => undefined);
  if (!loaded.ok) throw new Error(loaded.diagnostic.message);
  const kept: Sent[] = [];
  if (file !== '') keepRequests(kept);
  const report = await checkApi(loaded.api, {
    spec: 'things.json',
    url: new URL(url),
    parameters: new Map([['thingId', 'known']]),
    maxCases: Number(cases),
  });
  if (report.findings.length > 0) throw new Error(JSON.stringify(report.findings[0]));
  if (file !== '') writeFileSync(file, JSON.stringify(kept));
  return report.summary.cases;
}

/** Writes down all that is sent with node:http from now on. */
function keepRequests(kept: Sent[]): void {
  const original = http.request;
  http.request = ((options: http.RequestOptions) => {
    const request = original(options);
    const end = request.end.bind(request);
    request.end = ((body?: Buffer) => {
      const { method = 'GET', path = '/' } = options;
      kept.push({
        method,
        path: path ?? '/',
        headers: options.headers as unknown as string[],
        body: body?.toString('base64') ?? '',
      });
      return end(body);
    }) as typeof request.end;
    return request;
  }) as typeof http.request;
}

async function bare(): Promise<number> {
  const requests = (JSON.parse(readFileSync(file, 'utf8')) as Sent[]).map((one) => ({
    ...one,
    body: Buffer.from(one.body, 'base64'),
  }));
  const agent = new http.Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  for (const { method, path, headers, body } of requests) {
    await new Promise<void>((settled, failed) => {
      const request = http.request({ hostname, port, method, path, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => settled(void Buffer.concat(chunks)));
      });
      request.on('error', failed);
      request.end(body);
    });
  }
  agent.destroy();
  return requests.length;
}
