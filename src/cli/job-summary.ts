import type { Io } from './io.js';

/** Adds to the summary that GitHub shows of a job, where the command runs in one: the file that `GITHUB_STEP_SUMMARY` names. */
export function addToJobSummary(markdown: () => string, io: Io): void {
  const { GITHUB_STEP_SUMMARY: path } = io.env;
  if (path) io.appendFile(path, markdown());
}
