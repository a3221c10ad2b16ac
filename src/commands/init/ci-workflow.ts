/** What a CI workflow is to do. */
export interface CheckedProject {
  /** The document and its contract file, as paths from the root of the project; or the document's bundled name. */
  readonly spec: string;
  readonly contract: string;
  /** Where the implementation listens. */
  readonly url: string;
  /** The command that installs what the project depends on, where there is anything. */
  readonly install?: string;
  /** The command that starts the implementation in the background, or a comment of a shell; absent where it runs elsewhere. */
  readonly start?: string;
  /** Environment variables that hold secrets. */
  readonly secrets: readonly string[];
}

/** Where `tally init` and `docs/guides/ci.md` have their workflows from. */
export interface CiWorkflow {
  readonly path: string;
  readonly text: string;
}

export const ciNames = ['github', 'gitlab', 'jenkins'] as const;
export type CiName = (typeof ciNames)[number];

/** A workflow that lints the document and checks the implementation; it needs nothing but Node. */
export function ciWorkflow(ci: CiName, project: CheckedProject): CiWorkflow {
  return { github, gitlab, jenkins }[ci](project);
}

const node = 'node:22';

function github({ install, start, secrets, ...project }: CheckedProject): CiWorkflow {
  const environment = secrets.map((name) => `      ${name}: \${{ secrets.${name} }}`);
  const before = [
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    '        with: { node-version: 22 }',
    ...items('      ', '- run: ', install),
  ];
  const lines = [
    'name: contract',
    'on: [push, pull_request]',
    'permissions: { contents: read }',
    'jobs:',
    '  document:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...before,
    `      - run: ${lintCommand(project)} --format github`,
    '  server:',
    '    runs-on: ubuntu-latest',
    ...(environment.length > 0 ? ['    env:', ...environment] : []),
    '    steps:',
    ...before,
    ...items('      ', '- run: ', start),
    '      - run: >-',
    ...checkCommand(project).map((line) => `          ${line}`),
    '      - uses: actions/upload-artifact@v4',
    '        if: always()',
    '        with: { name: contract, path: contract.html }',
  ];
  return { path: '.github/workflows/contract.yml', text: textOf(lines) };
}

function gitlab({ install, start, ...project }: CheckedProject): CiWorkflow {
  const [first = '', ...more] = checkCommand(project);
  const lines = [
    `image: ${node}`,
    '',
    'document:',
    '  script:',
    ...items('    ', '- ', install),
    `    - ${lintCommand(project)} --format code-climate > quality.json`,
    '  artifacts:',
    '    when: always',
    '    reports: { codequality: quality.json }',
    '',
    'server:',
    '  script:',
    ...items('    ', '- ', install, start),
    `    - ${first}`,
    ...more.map((line) => `      ${line}`),
    '  artifacts:',
    '    when: always',
    '    paths: [contract.html]',
    '    reports: { junit: junit.xml }',
  ];
  return { path: '.gitlab-ci.yml', text: textOf(lines) };
}

function jenkins({ install, start, ...project }: CheckedProject): CiWorkflow {
  const check = checkCommand(project).join(' \\\n  ').split('\n');
  const lines = [
    'pipeline {',
    `  agent { docker { image '${node}' } } // or any agent that has Node`,
    '  stages {',
    ...(install === undefined ? [] : ["    stage('Install') {", `      steps { sh '${install}' }`, '    }']),
    "    stage('Document') {",
    `      steps { sh '${lintCommand(project)}' }`,
    '    }',
    "    stage('Server') {",
    '      steps {',
    "        sh '''",
    ...items('          ', '', start),
    ...check.map((line) => `          ${line}`),
    "        '''",
    '      }',
    '    }',
    '  }',
    '  post {',
    '    always {',
    "      junit 'junit.xml'",
    "      archiveArtifacts 'contract.html'",
    '    }',
    '  }',
    '}',
  ];
  return { path: 'Jenkinsfile', text: textOf(lines) };
}

/** A line for each command that there is; a comment of a shell is one of YAML as well. */
function items(indent: string, mark: string, ...commands: readonly (string | undefined)[]): string[] {
  return commands
    .filter((command) => command !== undefined)
    .map((command) => indent + (command.startsWith('#') ? command : mark + command));
}

type Checked = Pick<CheckedProject, 'spec' | 'contract' | 'url'>;

function lintCommand({ spec }: Checked): string {
  return `npx --yes tallystick lint ${shellWord(spec)}`;
}

/** In lines that belong together. */
function checkCommand({ spec, contract, url }: Checked): string[] {
  return [
    `npx --yes tallystick check ${shellWord(spec)} --url ${shellWord(url)} --wait 30`,
    `--contract ${shellWord(contract)} --report junit.xml --report contract.html`,
  ];
}

/** A word of a shell, in double quotes where it holds what would end it; what else a shell would read is refused before. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `"${text}"`;
}

/** What means something of its own in a shell's double quotes, in a line of YAML, or in a text of Groovy. */
export const unsafeInScripts = /["'$`\\!\p{Cc}]|: | #/u;

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
