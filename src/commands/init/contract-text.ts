import type { Api, Operation } from '../../openapi/api.js';

/** What a first contract file names. */
export interface ContractNames {
  /** The document, as commands name it. */
  readonly spec: string;
  /** Where editors find the schema of the file: an address, or a path from the file. */
  readonly schema: string;
}

/** How many examples of one kind are enough. */
const few = 3;

/**
 * A first contract file: it asks for nothing yet, and says in comments what could stand in it, by the names of the document. Each
 * commented part is valid where its `# ` is taken away.
 */
export function contractText(api: Api, { spec, schema }: ContractNames): string {
  const ids = pathParameters(api).slice(0, few);
  const secrets = usedSchemes(api).map((scheme) => `${key(scheme)}: env:${secretVariable(scheme)}`);
  const operation =
    api.operations.find(({ method }) => /^(PUT|PATCH|POST)$/.test(method)) ?? api.operations[0];
  return [
    schemaComment(schema),
    `# What ${spec} cannot say. Nothing of it is needed to begin with; take the # away from what is.`,
    '',
    ...part(
      'Values that exist.',
      'parameters:',
      ids.map((id) => `${key(id)}: a-value-that-exists`),
    ),
    ...part('Who is asking: env:NAME is read from the environment.', 'credentials:', secrets),
    ...part(
      'What sets up situations, as POST {"state": "… responds 409", "action": "setup"} asks for them.',
      'statesUrl: http://127.0.0.1:3000/_states',
    ),
    ...(operation ? operationPart(operation) : []),
    '# What is excused: operation, status, a reason, and perhaps a last day.',
    'waivers: []',
    '',
  ].join('\n');
}

/** The first line of a YAML file, by which editors know its schema. */
export function schemaComment(schema: string): string {
  return `# yaml-language-server: $schema=${schema}`;
}

/** Security schemes that operations ask for. */
export function usedSchemes({ operations, securitySchemes }: Api): string[] {
  const used = new Set(operations.flatMap(({ security }) => security.flat()));
  return [...securitySchemes.keys()].filter((name) => used.has(name));
}

/** The environment variable that is to hold a scheme's secret: `BEARER_AUTH` of `bearerAuth`. */
export function secretVariable(scheme: string): string {
  const words = scheme
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/\W+/g, '_')
    .toUpperCase();
  return /^[A-Z]/.test(words) ? words : `API_${words}`;
}

function pathParameters({ operations }: Api): string[] {
  const all = operations.flatMap(({ parameters }) => parameters);
  return [...new Set(all.filter((parameter) => parameter.in === 'path').map(({ name }) => name))];
}

function operationPart({ id, responses }: Operation): string[] {
  const isChange = responses.some(({ status }) => /^20[01]$/.test(status));
  const promise = isChange ? 'meaning: { returnsSent: true }' : 'meaning: { refusalsChangeNothing: true }';
  return part('What an operation promises beyond its schemas.', 'operations:', [
    `${key(id)}:`,
    `  ${promise}`,
  ]);
}

/** A commented part with its heading; none where it would have no entries. */
function part(heading: string, first: string, entries?: readonly string[]): string[] {
  if (entries?.length === 0) return [];
  const lines = [first, ...(entries ?? []).map((entry) => `  ${entry}`)];
  return [`# ${heading}`, ...lines.map((line) => `# ${line}`), ''];
}

/** A key of YAML, in quotes where it is not plainly a word. */
function key(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name);
}
