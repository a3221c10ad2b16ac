import { toolVersion } from '../../result/tool-version.js';
import { type CheckedProject, type CiName, ciWorkflow, shellWord } from './ci-workflow.js';
import { contractText, schemaComment, secretVariable, usedSchemes } from './contract-text.js';
import type { ExistingProject } from './existing-project.js';
import type { NewFile, Subject } from './open-subject.js';

/** The answers to the three questions. */
export interface Answers {
  readonly subject: Subject;
  readonly url: string;
  readonly ci: CiName | 'none';
}

/** What `tally init` writes, and what it says then. */
export interface ProjectPlan {
  readonly files: readonly NewFile[];
  /** For package.json. */
  readonly scripts: Readonly<Record<string, string>>;
  /** A line each. */
  readonly nextSteps: readonly string[];
}

export function planProject({ subject, url, ci }: Answers, project: ExistingProject): ProjectPlan {
  const { spec, name, api, page } = subject;
  const contract = `contracts/${name}.contract.yaml`;
  const secrets = usedSchemes(api).map(secretVariable);
  const { install, start = '# Start the server here, in the background: npm start &' } = project;
  const checked: CheckedProject = {
    ...{ spec, contract, url, secrets },
    ...(install === undefined ? {} : { install }),
    ...(startsHere(url) ? { start } : {}),
  };
  const workflow = ci === 'none' ? undefined : ciWorkflow(ci, checked);
  const schema = schemaAddress(project);
  const text =
    subject.contract === undefined
      ? contractText(api, { spec, schema })
      : `${schemaComment(schema)}\n${subject.contract}`;
  const document = shellWord(spec);
  const scripts = {
    ...(page === undefined ? {} : { 'contract:normalize': `tally normalize ${shellWord(page)} --out specs` }),
    'contract:lint': `tally lint ${document}`,
    'contract:mock': `tally mock ${document}`,
    'contract:check': `tally check ${document} --url ${shellWord(url)} --contract ${shellWord(contract)}`,
  };
  return {
    files: [...subject.files, { path: contract, text }, ...(workflow ? [workflow] : [])],
    scripts,
    nextSteps: [
      ...commands(scripts, project),
      '',
      ...(secrets.length > 0
        ? [
            `${contract}: say under \`credentials\` who is asking${ci === 'none' ? '' : `, and give CI ${secrets.join(', ')}`}.`,
          ]
        : []),
      ...(workflow && startsHere(url) && project.start === undefined
        ? [`${workflow.path}: say how the server is started; package.json has no script \`start\`.`]
        : []),
    ],
  };
}

/** Shown with what they are for. */
const purposes = [
  ['contract:lint', 'what is wrong with the document'],
  ['contract:mock', 'a server for those who call the API'],
  ['contract:check', 'verdicts on the server, once it runs'],
] as const;

function commands(
  scripts: Readonly<Record<string, string>>,
  { manifest, hasTallystick }: ExistingProject,
): string[] {
  const has = manifest !== undefined;
  const lines = purposes.map(([name, purpose]) => [
    has ? `npm run ${name}` : String(scripts[name]).replace('tally', 'npx tallystick'),
    purpose,
  ]);
  const width = Math.min(40, Math.max(...lines.map(([command = '']) => command.length)));
  return [
    ...(has && !hasTallystick ? ['npm install --save-dev tallystick'] : []),
    ...lines.map(([command = '', purpose]) => `${command.padEnd(width)}  # ${purpose}`),
  ];
}

/** The schema of the very version that reads the file, where the project has it. */
function schemaAddress({ manifest }: ExistingProject): string {
  const file = 'schemas/contract.schema.json';
  return manifest === undefined
    ? `https://unpkg.com/tallystick@${toolVersion()}/${file}`
    : `../node_modules/tallystick/${file}`;
}

/** Whether a server of that address is one that CI has to start. */
function startsHere(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}
