/**
 * Whether a stream gets colours: what NO_COLOR and FORCE_COLOR say (`0` and `false` are no), else whether it is a terminal that
 * is not `dumb`.
 */
export function showsColor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted, TERM: terminal } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && !unwanted && terminal !== 'dumb';
}
