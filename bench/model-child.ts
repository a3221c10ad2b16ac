import { load } from 'js-yaml';
import { placeOf } from '../src/openapi/document-node.js';
import { loadApi } from '../src/openapi/load-api.js';
import { readTextFile } from '../src/source/read-file.js';

/** One measurement: `model-child.js SUBJECT FILE` prints milliseconds and megabytes as JSON. */
const [subject = '', path = ''] = process.argv.slice(2);
const text = readTextFile(path) ?? '';

const subjects: Readonly<Record<string, () => unknown>> = {
  parse: () => (path.endsWith('.json') ? JSON.parse(text) : load(text)),
  model: () => api(),
  positions: () => {
    const { root, operations } = api();
    return placeOf(operations.at(-1)?.node ?? root);
  },
  'swagger-parser': async () => {
    const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
    return SwaggerParser.parse(path);
  },
};

const started = performance.now();
const result = await subjects[subject]?.();
const milliseconds = performance.now() - started;
const megabytes = process.memoryUsage().rss / 1024 / 1024;
process.stdout.write(JSON.stringify({ milliseconds, megabytes, kept: result !== undefined }));

function api() {
  const loaded = loadApi({ path, text }, readTextFile);
  if (!loaded.ok) throw new Error(loaded.diagnostic.message);
  return loaded.api;
}
