import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../src/source/package-root.js';

/** How fast, and in how much memory, a document becomes a model: each subject in a process of its own, rounds interleaved. */
const corpus = join(packageRoot(), '..', 'shared', 'corpus');
const documents = ['petstore-3.0.json', 'stripe-3.0.yaml', 'github-3.0.3.json'];
const subjects = {
  'JSON.parse or js-yaml alone': 'parse',
  'tally, model': 'model',
  'tally, model and positions': 'positions',
  'swagger-parser, parse': 'swagger-parser',
} as const;
const rounds = Number(process.argv[2] ?? 5);
const child = fileURLToPath(new URL('./model-child.js', import.meta.url));

interface Measured {
  readonly milliseconds: number;
  readonly megabytes: number;
}

if (!existsSync(corpus)) {
  process.stdout.write('The corpus is not beside this checkout: nothing to measure.\n');
} else {
  const measured = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round++) {
    for (const document of documents) {
      for (const [title, subject] of Object.entries(subjects)) {
        const text = execFileSync(process.execPath, [child, subject, join(corpus, document)], {
          encoding: 'utf8',
        });
        const key = `${document} | ${title}`;
        measured.set(key, [...(measured.get(key) ?? []), JSON.parse(text) as Measured]);
      }
    }
  }
  const rows = [...measured].map(([key, values]) => {
    const time = median(values.map(({ milliseconds }) => milliseconds));
    const memory = median(values.map(({ megabytes }) => megabytes));
    return `| ${key} | ${time.toFixed(0)} | ${memory.toFixed(0)} |`;
  });
  const table = [
    '# From a document to its model',
    '',
    `Median of ${rounds} interleaved rounds, Node ${process.version}, ${cpus().length} cores; \`npm run bench:model\` makes this table.`,
    'Milliseconds from the text to the result inside the process, imports not counted; resident memory of the whole process after it.',
    '',
    '| document | subject | ms | MB |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  process.stdout.write(table);
  writeFileSync(join(packageRoot(), 'bench', 'model.md'), table);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
