import { openShells } from './shell.js';

/** What became of a declarative pipeline: its stages up to the first that failed. */
export interface JenkinsRun {
  readonly stages: readonly { readonly name: string; readonly succeeded: boolean; readonly log: string }[];
  /** What the steps of `post` name: JUnit reports and files to keep. */
  readonly kept: readonly string[];
}

/** Runs the `sh` steps of a declarative Jenkinsfile as Jenkins does, by `sh -xe` in one folder, under its `environment`. */
export async function runJenkinsfile(
  text: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<JenkinsRun> {
  const [, environment = ''] = /environment \{([^}]*)\}/.exec(text) ?? [];
  const variables = Object.fromEntries(
    [...environment.matchAll(/(\w+) = '([^']*)'/g)].map(([, name, value]) => [name, value]),
  );
  const stages: { name: string; succeeded: boolean; log: string }[] = [];
  const shells = openShells();
  for (const [, name = '', long, short] of text.matchAll(
    /stage\('([^']+)'\) \{\s*steps \{\s*sh (?:'''([\s\S]*?)'''|'([^']*)')/g,
  )) {
    // Between ''' Groovy takes a backslash for an escape, and one before a line's end for nothing.
    const script = (long ?? short ?? '').replaceAll('\\\n', '');
    const { code, output } = await shells.run(['sh', '-xec', script], folder, { ...env, ...variables });
    stages.push({ name, succeeded: code === 0, log: output });
    if (code !== 0) break;
  }
  shells.end();
  const [, post = ''] = /post \{([\s\S]*)$/.exec(text) ?? [];
  return {
    stages,
    kept: [...post.matchAll(/(?:junit|archiveArtifacts) '([^']+)'/g)].map(([, path]) => String(path)),
  };
}
