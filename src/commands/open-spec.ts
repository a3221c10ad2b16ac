import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { didYouMean } from '../diagnostics/name-hint.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Api } from '../openapi/api.js';
import { type LoadedApi, loadApi } from '../openapi/load-api.js';
import { isPrivateHost } from '../openapi/private-host.js';
import type { ReferenceOptions } from '../openapi/reference-bounds.js';
import type { ReadText } from '../openapi/references.js';
import { packageRoot } from '../source/package-root.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import type { Source } from '../source/source.js';
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

export interface SpecOptions {
  /** How far the references of a document may reach. */
  readonly references?: ReferenceOptions;
  /** Of a key that stands twice in YAML the last one is read, and told, instead of refusing the document. */
  readonly repeatedKeys?: 'last';
  /** Told of each file before it is read, or looked for; also long after the document was opened. */
  readonly onRead?: (path: string) => void;
}

/**
 * Opens a SPEC argument: a path, or the name of a bundled API. Reads files only; see {@link openSpecAnywhere} for the
 * network. Throws {@link UsageError} with one clear message.
 */
export function openSpec(spec: string, options: SpecOptions = {}): OpenedSpec {
  const { references = {}, onRead } = options;
  const read = reader(onRead);
  const located = locate(spec, read);
  return opened(
    located,
    loadApi(located.source, read, { ...references, ...reading(options), allowNetwork: false }),
  );
}

/** Like {@link openSpec}, but fetches what `$ref`s name on the network, where the options allow it. */
export async function openSpecAnywhere(spec: string, options: SpecOptions = {}): Promise<OpenedSpec> {
  const { references = {}, onRead } = options;
  if (!references.allowNetwork) return openSpec(spec, options);
  const { fetchText } = await import('../http/fetch-text.js');
  const { loadApiWithNetwork } = await import('../openapi/load-with-network.js');
  const read = reader(onRead);
  const located = locate(spec, read);
  const named = references.privateHosts ?? [];
  const limits = { mayAsk: (host: string) => !isPrivateHost(host) || isNamed(host, named), timeout: 20_000 };
  const fetching = (url: string) => fetchText(url, limits);
  const loaded = await loadApiWithNetwork(located.source, read, fetching, {
    ...references,
    ...reading(options),
  });
  return opened(located, loaded);
}

function reading({ repeatedKeys }: SpecOptions): Pick<SpecOptions, 'repeatedKeys'> {
  return repeatedKeys ? { repeatedKeys } : {};
}

/** A private host may be named by its name or its address; the addresses of a named name are meant as well. */
function isNamed(host: string, named: readonly string[]): boolean {
  return named.includes(host) || (named.includes('localhost') && /^(127\.|::1$)/.test(host));
}

/** The file of a SPEC argument. Throws {@link UsageError} where it cannot be read. */
export function specFile(spec: string): string {
  return locate(spec, readTextFile).source.path;
}

interface Located {
  readonly source: Source;
  readonly bundledAs?: string;
}

function reader(onRead: SpecOptions['onRead']): ReadText {
  if (!onRead) return readTextFile;
  return (path) => {
    onRead(path);
    return readTextFile(path);
  };
}

function locate(spec: string, read: ReadText): Located {
  if (typeof spec !== 'string') {
    throw new UsageError(`${typeof spec} is no document; give the path of a document, or a bundled name.`);
  }
  const bundled = (bundledNames as readonly string[]).includes(spec) && !existsSync(spec);
  const path = bundled ? displayPath(join(packageRoot(), 'specs', `${spec}.yaml`)) : spec;
  const text = read(path);
  if (text === undefined) throw new UsageError(unreadable(spec));
  return { source: { path, text }, ...(bundled ? { bundledAs: spec } : {}) };
}

function opened({ source: { path }, bundledAs }: Located, loaded: LoadedApi): OpenedSpec {
  if (!loaded.ok) throw new UsageError(formatDiagnostic(loaded.diagnostic));
  const sourceMap = parseSourceMap(readTextFile(path.replace(/\.[^./\\]+$/, '.map.json')) ?? '');
  const contractPath =
    bundledAs === undefined
      ? ''
      : displayPath(join(packageRoot(), 'contracts', `${bundledAs}.contract.yaml`));
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
  if (/^https?:/i.test(spec)) return `Documents are read from files; fetch it first: curl -O ${spec}`;
  const isThere = existsSync(spec);
  if (isThere && statSync(spec).isDirectory()) return `${spec} is a folder; name the OpenAPI document in it.`;
  const reason = whyUnreadable(spec);
  if (isThere) return `Cannot read ${spec}: ${reason}.`;
  const names = `and no bundled API of that name (${bundledNames.join(', ')})`;
  return `Cannot read ${spec}: ${reason}, ${names}${didYouMean(spec, bundledNames)}`;
}
