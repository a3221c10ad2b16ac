/** Cannot go on because of what the user gave: the command line prints the message as its one sentence and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
