import { resolve } from 'node:path';
import ts from 'typescript';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  noEmit: true,
  types: [],
};

/**
 * Type-checks texts as TypeScript modules of this folder, all in one program. Gives for each, in order, the errors as
 * `TS2322 on "text of the line"`. `extra` are modules that the texts may import, by their path from here.
 */
export function compileCallers(
  callers: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): string[][] {
  const texts = new Map<string, string>();
  const names = callers.map((text, index) => {
    const name = resolve('test/types', `caller-${index}.ts`);
    texts.set(name, text);
    return name;
  });
  for (const [path, text] of Object.entries(extra)) texts.set(resolve('test/types', path), text);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  const program = ts.createProgram(names, options, {
    ...host,
    fileExists: (name) => texts.has(name) || fileExists(name),
    readFile: (name) => texts.get(name) ?? readFile(name),
    getSourceFile: (name, version) => {
      const text = texts.get(name) ?? readFile(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, version, true);
    },
  });
  return names.map((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(describe));
}

function describe({ code, file, start }: ts.Diagnostic): string {
  const line = file?.text
    .slice(file.text.lastIndexOf('\n', start) + 1)
    .split('\n')[0]
    ?.trim();
  return `TS${code} on "${line}"`;
}
