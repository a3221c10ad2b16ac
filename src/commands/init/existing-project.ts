import type { CiName } from './ci-workflow.js';

/** Gives the text of a file, or `undefined` where there is none. */
export type ReadFile = (path: string) => string | undefined;

/** What a folder says of the project in it. */
export interface ExistingProject {
  /** The text of its package.json. */
  readonly manifest?: string;
  /** The document that stands where documents usually do. */
  readonly spec?: string;
  /** The CI that it is already set up for, or hosted with. */
  readonly ci: CiName | 'none';
  /** The command that installs what it depends on; absent without a package.json. */
  readonly install?: string;
  /** The command that starts its server in the background. */
  readonly start?: string;
  /** Whether the package is among its dependencies. */
  readonly hasTallystick: boolean;
}

const usualSpecs = ['', 'docs/', 'api/', 'spec/', 'specs/'].flatMap((folder) =>
  ['openapi', 'swagger', 'api'].flatMap((name) =>
    ['yaml', 'yml', 'json'].map((end) => `${folder}${name}.${end}`),
  ),
);

/** By lock file; the last is for a project that has none. */
const installs: readonly (readonly [lockFile: string, command: string])[] = [
  ['pnpm-lock.yaml', 'corepack enable && pnpm install --frozen-lockfile'],
  ['yarn.lock', 'corepack enable && yarn install --frozen-lockfile'],
  ['package-lock.json', 'npm ci'],
  ['package.json', 'npm install'],
];

export function lookAtProject(read: ReadFile): ExistingProject {
  const manifest = read('package.json');
  const { scripts, ...parts } = manifestOf(manifest);
  const spec = usualSpecs.find((path) => read(path) !== undefined);
  const dependencies = { ...mapping(parts.dependencies), ...mapping(parts.devDependencies) };
  const [, install] = installs.find(([file]) => read(file) !== undefined) ?? [];
  return {
    ...(manifest === undefined ? {} : { manifest }),
    ...(spec === undefined ? {} : { spec }),
    ci: ciOf(read),
    ...(install === undefined ? {} : { install }),
    ...(typeof mapping(scripts).start === 'string' ? { start: 'npm start &' } : {}),
    hasTallystick: Object.hasOwn(dependencies, 'tallystick'),
  };
}

function ciOf(read: ReadFile): CiName | 'none' {
  if (read('Jenkinsfile') !== undefined) return 'jenkins';
  if (read('.gitlab-ci.yml') !== undefined) return 'gitlab';
  const [, host = ''] = /url\s*=\s*\S*?\b(github|gitlab)\b/.exec(read('.git/config') ?? '') ?? [];
  return host === 'github' || host === 'gitlab' ? host : 'none';
}

/** Parts of a package.json; none where it cannot be read, which is told where scripts are put into it. */
function manifestOf(text = '{}'): Readonly<Record<string, unknown>> {
  try {
    return mapping(JSON.parse(text));
  } catch {
    return {};
  }
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
