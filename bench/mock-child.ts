import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fastify from 'fastify';
import { bundledNames, openSpec } from '../src/commands/open-spec.js';
import { createMock } from '../src/mock/create-mock.js';
import { servePrism } from '../src/mock/prism/serve-prism.js';

/** Serves one subject of the benchmark until the parent hangs up, and tells its use of the processor when asked. */
const [subject = '', ...specs] = process.argv.slice(2);
const answer = Buffer.from(JSON.stringify({ id: 'abc', name: 'Readers', text: 'x'.repeat(850) }));
const head = { 'Content-Type': 'application/json', 'Content-Length': answer.length };
const nameSchema = { type: 'object', properties: { name: { type: 'string', minLength: 1 } } };

const subjects: Readonly<Record<string, () => Promise<number>>> = {
  bare: () => listen((_request, response) => response.writeHead(200, head).end(answer)),
  validating: () => {
    const validate = new Ajv2020().compile(nameSchema);
    return listen((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isValid = chunks.length === 0 || validate(JSON.parse(Buffer.concat(chunks).toString()));
        response.writeHead(isValid ? 200 : 422, head).end(answer);
      });
    });
  },
  fastify: async () => {
    const app = fastify();
    const reply = () => JSON.parse(answer.toString()) as unknown;
    app.patch('/*', { schema: { body: nameSchema } }, reply);
    app.get('/*', reply);
    await app.listen({ port: 0, host: '127.0.0.1' });
    return (app.server.address() as AddressInfo).port;
  },
  tally: () => {
    const apis = (specs.length > 0 ? specs : bundledNames).map((spec) => openSpec(spec));
    const journal: unknown[] = [];
    let written = 0;
    const keep = (exchange: unknown): void => {
      journal[written++ % 200] = exchange;
    };
    return listen(createMock({ apis, extensions: [{ observe: keep }] }).handler);
  },
  prism: async () => {
    const { url } = await servePrism({
      document: openSpec(specs[0] ?? 'sendgrid').path,
      port: 0,
      host: '127.0.0.1',
      cors: true,
      errors: false,
      dynamic: false,
      ignoreExamples: false,
      level: 'silent',
      log: () => undefined,
    });
    return Number(new URL(url).port);
  },
};

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ microseconds: user + system, megabytes: process.memoryUsage().rss / 1024 / 1024 });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: await subjects[subject]?.() });

function listen(handler: RequestListener): Promise<number> {
  const server = createServer(handler);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
