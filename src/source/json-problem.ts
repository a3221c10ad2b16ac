/** What `JSON.parse` says of a text, in one line that a terminal may show: it quotes the text. */
export function jsonProblem(error: unknown): string {
  return (error as Error).message.replaceAll(/\p{Cc}+/gu, ' ');
}
