import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Api } from '../openapi/api.js';
import { loadApi } from '../openapi/load-api.js';
import { packageRoot } from '../source/package-root.js';
import { readTextFile } from '../source/read-file.js';
import { parseSourceMap, type SourceMap } from '../source/source-map.js';

/** An Api with what came along by its name. */
export interface OpenedSpec {
  /** `sendgrid` for a bundled API, else the file name without its extension. */
  readonly name: string;
  readonly path: string;
  readonly api: Api;
  /** The way back to the documentation page, where `<name>.map.json` stands beside the document. */
  readonly sourceMap?: SourceMap;
  /** The bundled contract file, where there is one. */
  readonly contractPath?: string;
}

/** The APIs that the package brings along, in the order they are served. */
export const bundledNames = ['asapp', 'verbose', 'sendgrid', 'kibamail', 'aiderx'] as const;

/** Opens a SPEC argument: a path, or the name of a bundled API. Throws {@link UsageError} with one clear message. */
export function openSpec(spec: string): OpenedSpec {
  const bundled = (bundledNames as readonly string[]).includes(spec) && !existsSync(spec);
  const path = bundled ? displayPath(join(packageRoot(), 'specs', `${spec}.yaml`)) : spec;
  const text = readTextFile(path);
  if (text === undefined) throw new UsageError(unreadable(spec));
  const loaded = loadApi({ path, text }, readTextFile);
  if (!loaded.ok) throw new UsageError(formatDiagnostic(loaded.diagnostic));
  const sourceMap = parseSourceMap(readTextFile(path.replace(/\.[^./\\]+$/, '.map.json')) ?? '');
  const contractPath = bundled ? displayPath(join(packageRoot(), 'contracts', `${spec}.contract.yaml`)) : '';
  return {
    name: (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, ''),
    path,
    api: loaded.api,
    ...(sourceMap ? { sourceMap } : {}),
    ...(contractPath !== '' && existsSync(contractPath) ? { contractPath } : {}),
  };
}

function displayPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}

function unreadable(spec: string): string {
  if (statSync(spec, { throwIfNoEntry: false })?.isDirectory()) {
    return `${spec} is a folder; name the OpenAPI document in it.`;
  }
  return `Cannot read ${spec}: there is no such file, and no bundled API of that name (${bundledNames.join(', ')}).`;
}
