import { Option } from 'commander';
import { type CiName, ciNames, unsafeInScripts } from '../commands/init/ci-workflow.js';
import { lookAtProject } from '../commands/init/existing-project.js';
import type { NewFile, Subject } from '../commands/init/open-subject.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { AddCommand } from './command.js';
import type { Io } from './io.js';

interface InitArguments {
  readonly spec?: string;
  readonly url?: string;
  readonly ci?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

const ciChoices = [...ciNames, 'none'] as const;

/** `tally init`: a contract file, npm scripts and a CI workflow for the project in the current folder. */
export const addInit: AddCommand = (program, io, done) => {
  program
    .command('init')
    .summary('sets a project up: contract file, npm scripts, CI workflow')
    .description(
      'Asks three questions, or takes their answers as options, and writes a contract file, npm scripts and a CI workflow. What is there already is named and left.',
    )
    .option(
      '--spec <spec>',
      'the document, a bundled name, or a page (.md, .txt, .html) to make a document of',
    )
    .option('--url <url>', 'where the implementation listens')
    .addOption(new Option('--ci <ci>', 'which CI').choices(ciChoices))
    .option('--yes', 'take what would be suggested instead of asking')
    .option('--force', 'write over files and scripts that say something else')
    .action(async (given: InitArguments) => {
      await init(given, io);
      done(0);
    });
};

async function init(given: InitArguments, io: Io): Promise<void> {
  const { openSubject } = await import('../commands/init/open-subject.js');
  const { planProject } = await import('../commands/init/plan-project.js');
  refuseSilence(given, io);
  const project = lookAtProject(io.readFile);
  const ask = asker(given, io);
  const subject = await ask('spec', 'Which document, or page of documentation?', project.spec, (answer) =>
    openSubject(answer, io.readFile),
  );
  const url = await ask('url', 'Where does the implementation listen?', suggestedUrl(subject), readUrl);
  const ci = await ask('ci', `Which CI: ${ciNames.join(', ')} or none?`, project.ci, readCi);
  const plan = planProject({ subject, url, ci }, project);

  const told = { written: [] as string[], left: [] as string[] };
  const write = ({ path, text }: NewFile): void => {
    const standing = io.readFile(path);
    if (standing === text) return;
    const isLeft = standing !== undefined && given.force !== true;
    if (!isLeft) io.writeFile(path, text);
    told[isLeft ? 'left' : 'written'].push(path);
  };
  // What cannot be edited is told before anything is written.
  const { addScripts } = await import('../commands/init/package-scripts.js');
  const edited =
    project.manifest === undefined
      ? undefined
      : addScripts({ path: 'package.json', text: project.manifest }, plan.scripts, given.force === true);
  plan.files.forEach(write);
  if (edited && edited.written.length > 0) {
    io.writeFile('package.json', edited.text);
    told.written.push(`package.json: ${edited.written.join(', ')}`);
  }
  if (edited && edited.kept.length > 0) told.left.push(`package.json: ${edited.kept.join(', ')}`);
  io.out(
    [
      ...list('Written:', told.written),
      ...list('There already, and left (--force replaces it):', told.left),
      ...(edited ? [] : ['There is no package.json here, so no npm scripts were written.', '']),
      ...list('Next:', plan.nextSteps),
    ].join('\n'),
  );
}

function list(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`.trimEnd()), ''];
}

/** Without somebody to ask, every answer must be there. */
function refuseSilence({ yes, ...given }: InitArguments, { ask }: Io): void {
  if (ask || yes) return;
  const missing = (['spec', 'url', 'ci'] as const).filter((name) => given[name] === undefined);
  if (missing.length === 0) return;
  const options = missing.map((name) => `--${name}`).join(', ');
  throw new UsageError(
    `There is no terminal to ask at; say ${options}, or --yes for what would be suggested.`,
  );
}

type Ask = <T>(
  name: 'spec' | 'url' | 'ci',
  question: string,
  suggestion: string | undefined,
  read: (answer: string) => T,
) => Promise<T>;

/** Gives what an option says, else what is suggested, else what is answered: asked again until it can be used. */
function asker(given: InitArguments, io: Io): Ask {
  return async (name, question, suggestion, read) => {
    const said = given[name] ?? (given.yes ? suggestion : undefined);
    if (said !== undefined) return read(said);
    if (given.yes || !io.ask) throw new UsageError(`Nothing could be suggested for --${name}; say it.`);
    for (;;) {
      const answer = (
        await io.ask(`${question}${suggestion === undefined ? '' : ` (${suggestion})`} `)
      ).trim();
      try {
        return read(answer === '' ? (suggestion ?? '') : answer);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        io.err(`${error.message}\n`);
      }
    }
  };
}

/** The first server of the document that is on this machine. */
function suggestedUrl({ api }: Subject): string {
  const local = api.servers.find(({ url }) => /^https?:\/\/(localhost|127\.0\.0\.1)(?=[:/]|$)/.test(url));
  return local?.url ?? 'http://127.0.0.1:3000';
}

function readUrl(text: string): string {
  const isUrl = /^https?:\/\//i.test(text) && URL.canParse(text);
  if (isUrl && !unsafeInScripts.test(text)) return text;
  throw new UsageError(
    `"${text}" is no URL to be written into scripts; give one such as http://127.0.0.1:3000.`,
  );
}

function readCi(text: string): CiName | 'none' {
  const found = ciChoices.find((name) => name === text.toLowerCase());
  if (found) return found;
  throw new UsageError(`"${text}" is none of ${ciChoices.join(', ')}.`);
}
