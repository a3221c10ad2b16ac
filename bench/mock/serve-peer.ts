import { createServer, type RequestListener } from 'node:http';

/** Serves what the mock is held against: `bare`, `validating`, `fastify` or `prism`; what is heavy is loaded where it is asked for. */
const [subject = '', , port = ''] = process.argv.slice(2);
const host = '127.0.0.1';
const answer = Buffer.from(JSON.stringify({ id: 'abc', name: 'Readers', text: 'x'.repeat(850) }));
const head = { 'Content-Type': 'application/json', 'Content-Length': answer.length };
const nameSchema = { type: 'object', properties: { name: { type: 'string', minLength: 1 } } };

const subjects: Readonly<Record<string, () => unknown>> = {
  bare: () => listen((_request, response) => response.writeHead(200, head).end(answer)),
  validating: async () => {
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    const validate = new Ajv2020().compile(nameSchema);
    listen((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isValid = chunks.length === 0 || validate(JSON.parse(Buffer.concat(chunks).toString()));
        response.writeHead(isValid ? 200 : 422, head).end(answer);
      });
    });
  },
  fastify: async () => {
    const app = (await import('fastify')).default();
    const reply = () => JSON.parse(answer.toString()) as unknown;
    app.patch('/*', { schema: { body: nameSchema } }, reply);
    app.get('/*', reply);
    await app.listen({ port: Number(port), host });
  },
  prism: async () => {
    const { servePrism } = await import('../../src/mock/prism/serve-prism.js');
    await servePrism({
      document: 'specs/sendgrid.yaml',
      port: Number(port),
      host,
      cors: true,
      errors: false,
      dynamic: false,
      ignoreExamples: false,
      level: 'silent',
      log: () => undefined,
    });
  },
};
await subjects[subject]?.();

function listen(handler: RequestListener): void {
  createServer(handler).listen(Number(port), host);
}
