import { isAbsolute, relative, sep } from 'node:path';
import { formatDiagnostic } from '../../diagnostics/format-diagnostic.js';
import { UsageError } from '../../diagnostics/usage-error.js';
import type { Api } from '../../openapi/api.js';
import { loadApi } from '../../openapi/load-api.js';
import { normalizeToFiles } from '../../pages/normalize-to-files.js';
import { bundledNames, openSpec } from '../open-spec.js';
import { nameOfPage, readPages } from '../read-pages.js';
import { unsafeInScripts } from './ci-workflow.js';
import type { ReadFile } from './existing-project.js';

/** A file to be written, by its path from the root of the project. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** What a project is set up for. */
export interface Subject {
  /** The document as commands name it: a path from the root of the project with `/`, or a bundled name. */
  readonly spec: string;
  /** The document's name, as in the name of its contract file. */
  readonly name: string;
  readonly api: Api;
  /** The documentation page that becomes the document. */
  readonly page?: string;
  /** The text of the contract file that comes with a bundled document. */
  readonly contract?: string;
  /** What has to be written for the document to be there. */
  readonly files: readonly NewFile[];
}

/** Opens a document or a documentation page of the project in the current folder. Throws {@link UsageError} where it cannot be used there. */
export function openSubject(named: string, read: ReadFile): Subject {
  if (/^https?:/i.test(named))
    throw new UsageError(
      `${named} is an address; save what is there as a file of the project, and name that.`,
    );
  const isBundled = (bundledNames as readonly string[]).includes(named) && read(named) === undefined;
  const spec = isBundled ? named : pathInProject(named);
  if (/\.(md|mdx|markdown|txt|html?)$/i.test(spec)) return openPage(spec, read);
  const { api, name, contractPath } = openSpec(spec);
  const contract = contractPath === undefined ? undefined : read(contractPath);
  return { spec, name, api, ...(contract === undefined ? {} : { contract }), files: [] };
}

function openPage(page: string, readFile: ReadFile): Subject {
  const [source] = readPages([page], { readFile, readInput: () => '' });
  if (!source) throw new UsageError(`Cannot read ${page}.`);
  const made = normalizeToFiles(source);
  if (!made.ok) throw new UsageError(formatDiagnostic(made.refusal));
  const name = nameOfPage(source);
  const document = { path: `specs/${name}.yaml`, text: made.yaml };
  const loaded = loadApi(document, readFile);
  if (!loaded.ok) throw new UsageError(formatDiagnostic(loaded.diagnostic));
  const files = [document, { path: `specs/${name}.map.json`, text: made.map }];
  return { spec: document.path, name, api: loaded.api, page, files };
}

/** CI has what is in the project, and nothing else; and scripts of shells have no way to write some names. */
function pathInProject(named: string): string {
  const path = relative('', named).split(sep).join('/');
  if (path.startsWith('../') || isAbsolute(path))
    throw new UsageError(
      `${named} is not in this folder, and CI would not find it; begin in the root of the project.`,
    );
  if (unsafeInScripts.test(path))
    throw new UsageError(`${named} has characters that mean something else in scripts; rename it.`);
  return path;
}
