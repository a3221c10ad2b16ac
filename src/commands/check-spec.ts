import { checkApi } from '../check/check-api.js';
import type { CheckOptions } from '../check/options.js';
import { type Contract, emptyContract } from '../contract/contract.js';
import { readContract } from '../contract/contract-file.js';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { nameHint } from '../diagnostics/name-hint.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { bodyProperties } from '../exchange/body-properties.js';
import type { Api } from '../openapi/api.js';
import type { Report } from '../result/report.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import { linesOf, pageOf } from '../source/source-map.js';
import { type OpenedSpec, openSpecAnywhere, type SpecOptions } from './open-spec.js';

/** {@link CheckOptions} as a command gives them. */
export interface CheckSpecOptions
  extends Omit<CheckOptions, 'spec' | 'contract' | 'locatePage'>,
    SpecOptions {
  /** The contract file's path; `true`, the default, for the bundled one, `false` for none. */
  readonly contract?: string | boolean;
  /** Where secrets written `env:NAME` are read; the process's own by default. */
  readonly env?: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens a SPEC argument with its contract file and source map, and checks an implementation. */
export async function checkSpec(spec: string, options: CheckSpecOptions): Promise<Report> {
  const { contract: wanted = true, env = process.env, onRead, ...rest } = options;
  const opened = await openSpecAnywhere(spec, options);
  const { api } = opened;
  const locatePage = pageLocator(opened);
  for (const name of options.credentials?.keys() ?? []) refuseUnknownScheme(api, '--auth', name);
  for (const name of options.otherCredentials?.keys() ?? []) refuseUnknownScheme(api, '--auth-as', name);
  for (const name of options.parameters?.keys() ?? []) refuseUnknownParameter(api, name);
  const contract = openContractFor(opened, wanted, env, onRead);
  return checkApi(api, {
    ...rest,
    spec: opened.path,
    contract,
    ...(contract.statesUrl !== undefined && !options.statesUrl
      ? { statesUrl: new URL(contract.statesUrl) }
      : {}),
    ...(locatePage ? { locatePage } : {}),
  });
}

/** The contract that goes with a SPEC argument: the file named, `true` for the bundled one, `false` for none. */
export function openContractFor(
  opened: OpenedSpec,
  wanted: string | boolean,
  env: Environment,
  onRead?: (path: string) => void,
): Contract {
  const path = typeof wanted === 'string' ? wanted : wanted ? opened.contractPath : undefined;
  if (path !== undefined) onRead?.(path);
  return path === undefined ? emptyContract : withSecrets(openContract(path, opened), env);
}

/** Finds the page and line that a pointer into the document was made from, where a source map came along. */
export function pageLocator({ sourceMap }: OpenedSpec): CheckOptions['locatePage'] {
  if (!sourceMap) return undefined;
  return (pointer) => {
    const lines = linesOf(sourceMap, pointer);
    return lines && `${pageOf(sourceMap, pointer)}:${lines[0]}`;
  };
}

function openContract(path: string, { api }: OpenedSpec): Contract {
  const text = readTextFile(path);
  if (text === undefined)
    throw new UsageError(`Cannot read the contract file ${path}: ${whyUnreadable(path)}.`);
  const { contract, diagnostics } = readContract({ path, text }, api);
  if (diagnostics.length > 0) throw new UsageError(diagnostics.map(formatDiagnostic).join('\n\n'));
  return contract;
}

/** Secrets written `env:NAME` that the environment does not have are left out: another source may give them. */
function withSecrets(contract: Contract, env: Environment): Contract {
  const read = (written: Readonly<Record<string, string>>) => {
    const known = Object.entries(written).flatMap(([scheme, value]): [string, string][] => {
      if (!value.startsWith('env:')) return [[scheme, value]];
      const secret = env[value.slice('env:'.length)];
      return secret === undefined || secret === '' ? [] : [[scheme, secret]];
    });
    return Object.fromEntries(known);
  };
  const { credentials, otherCredentials } = contract;
  return { ...contract, credentials: read(credentials), otherCredentials: read(otherCredentials) };
}

/** A value that no request has a place for was meant for another one. */
function refuseUnknownParameter(api: Api, name: string): void {
  const parameters = parameterNames(api);
  if (parameters.has(name)) return;
  const properties = new Set(api.operations.flatMap(bodyProperties));
  if (properties.has(name)) return;
  throw new UsageError(
    `--param ${name}: no request has a parameter or body property of that name; ${nameHint(name, [...parameters, ...properties])}.`,
  );
}

function parameterNames({ operations }: Api): ReadonlySet<string> {
  const all = operations.flatMap(({ parameters }) => parameters);
  const inPaths = all.filter((parameter) => parameter.in === 'path');
  return new Set([...inPaths, ...all].map(({ name }) => name));
}

function refuseUnknownScheme(api: Api, option: string, name: string): void {
  const { securitySchemes } = api;
  if (securitySchemes.has(name)) return;
  throw new UsageError(
    securitySchemes.size === 0
      ? `${option} ${name}: the document declares no security scheme; use -H 'Name: value'.`
      : `${option} ${name}: the document declares no security scheme of that name; ${nameHint(name, securitySchemes.keys())}.`,
  );
}
