import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/source/package-root.js';

/** One error of the compiler: where it begins, 1-based, and its text with the lines that explain it. */
export interface TypeError {
  readonly file: string;
  readonly line: number;
  /** `TS2322` */
  readonly code: string;
  readonly message: string;
}

/** Type-checks modules by their names, as a caller under NodeNext and `isolatedModules` would. */
export function checkTypes(files: Readonly<Record<string, string>>): TypeError[] {
  const folder = mkdtempSync(join(tmpdir(), 'tally-types-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const compiler = join(packageRoot(), 'node_modules', '@typescript', 'native', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.', '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    return stdout.split(/\n(?! )/).flatMap(readError);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  types: [],
};

function readError(text: string): TypeError[] {
  const match = /^(?:(.+)\((\d+),\d+\): )?error (TS\d+): (.*)$/s.exec(text);
  if (!match) return [];
  const [, file = '', at = '0', code = '', message = ''] = match;
  return [{ file, line: Number(at), code, message: message.replaceAll(/\s+/g, ' ').trim() }];
}
