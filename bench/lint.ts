import { existsSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/source/package-root.js';
import { installPackage } from './check/install-package.js';
import { runCommand } from './check/run-command.js';

/** Documents that are kept beside the repository. */
const corpus = join(packageRoot(), '..', 'shared', 'corpus');
const documents = ['petstore-3.0.json', 'stripe-3.0.yaml', 'github-3.0.3.json'];
const rounds = Number(process.argv[2] ?? 3);

interface Subject {
  readonly name: string;
  readonly argv: (document: string) => readonly string[];
}

async function subjects(): Promise<Subject[]> {
  const cache = join(tmpdir(), 'tally-bench-peers');
  await mkdir(cache, { recursive: true });
  const tally = join(packageRoot(), 'dist', 'cli', 'bin.js');
  const found: Subject[] = [
    {
      name: 'tally lint, every rule',
      argv: (document) => [process.execPath, tally, 'lint', '--format', 'json', document],
    },
    {
      name: 'tally lint, no example rules',
      argv: (document) => [
        process.execPath,
        tally,
        'lint',
        '--format',
        'json',
        '--config',
        withoutExamples(cache),
        document,
      ],
    },
  ];
  for (const [name, range, run] of [
    [
      '@stoplight/spectral-cli',
      '6.16',
      (folder: string, document: string) => [
        join(folder, 'dist', 'index.js'),
        'lint',
        '-q',
        '-f',
        'json',
        '-r',
        spectralRules(cache),
        document,
      ],
    ],
    [
      '@redocly/cli',
      '2.77',
      (folder: string, document: string) => [
        join(folder, 'bin', 'cli.js'),
        'lint',
        '--format',
        'json',
        '--extends',
        'recommended',
        document,
      ],
    ],
  ] as const) {
    try {
      const { folder, version } = await installPackage(name, range, cache);
      found.push({
        name: `${name} ${version}`,
        argv: (document) => [process.execPath, ...run(folder, document)],
      });
    } catch (error) {
      console.error(`${name} is left out: ${(error as Error).message}`);
    }
  }
  return found;
}

function spectralRules(cache: string): string {
  const path = join(cache, 'spectral.yaml');
  writeFileSync(path, 'extends: ["spectral:oas"]\n');
  return path;
}

function withoutExamples(cache: string): string {
  const path = join(cache, 'tally.yaml');
  const codes = ['example-violates-schema', 'default-violates-schema', 'example-of-other-direction'];
  writeFileSync(path, `lint: {rules: {${codes.map((code) => `${code}: off`).join(', ')}}}\n`);
  return path;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

const all = await subjects();
const times = new Map<string, number[]>();
for (let round = 0; round < rounds; round++) {
  for (const document of documents.filter((name) => existsSync(join(corpus, name)))) {
    for (const { name, argv } of all) {
      const { cpu, timedOut } = await runCommand(argv(join(corpus, document)), {
        cwd: tmpdir(),
        timeLimit: 900_000,
      });
      const key = `${name} ${document}`;
      times.set(key, [...(times.get(key) ?? []), timedOut ? Number.NaN : cpu]);
    }
  }
}

const cell = (name: string, document: string) =>
  median(times.get(`${name} ${document}`) ?? [Number.NaN]).toFixed(1);
const lines = [
  '# What linting costs',
  '',
  `Processor seconds of the whole process, median of ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'}, Node ${process.version}, ${cpus().length} cores; \`npm run bench:lint\` makes this table.`,
  'Spectral runs `spectral:oas`, Redocly its recommended rules.',
  '',
  `| tool | ${documents.join(' | ')} |`,
  `|---|${documents.map(() => '---').join('|')}|`,
  ...all.map(({ name }) => `| ${name} | ${documents.map((document) => cell(name, document)).join(' | ')} |`),
  '',
];
writeFileSync(join('bench', 'lint.md'), lines.join('\n'));
console.log(lines.join('\n'));
