/** The words of one shell command, and the offset at which it ends. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** UTF-16 offset of the line break, or the end of the text, that ends the command. */
  readonly end: number;
}

/** Splits a command into words as a POSIX shell does (quotes, backslashes, continued lines); variables stay as written. */
export function readShellCommand(text: string, start: number): ShellCommand {
  const words: string[] = [];
  let parts: string[] | undefined;
  let at = start;
  const add = (part: string) => {
    parts ??= [];
    parts.push(part);
  };
  const close = () => {
    if (parts) words.push(parts.join(''));
    parts = undefined;
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '\n') break;
    if (character === '\\') {
      const next = text.startsWith('\r\n', at + 1) ? '\r\n' : (text[at + 1] ?? '');
      if (next === '' || next.endsWith('\n')) close();
      else add(next);
      at += 1 + next.length;
    } else if (character === "'" || character === '"') {
      const end = closingQuote(text, at);
      const quoted = text.slice(at + 1, end);
      add(character === "'" ? quoted : quoted.replace(/\\([$`"\\]|\r?\n)/g, (_, escaped) => escaped.trim()));
      at = end + 1;
    } else if (/\s/.test(character)) {
      close();
      at++;
    } else {
      const plain = /[^\s'"\\]+/y;
      plain.lastIndex = at;
      add(plain.exec(text)?.[0] ?? character);
      at = plain.lastIndex;
    }
  }
  close();
  return { words, end: Math.min(at, text.length) };
}

/** An unclosed quote ends with the text. */
function closingQuote(text: string, start: number): number {
  const quote = text[start] as string;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (quote === '"' && text[at] === '\\') at++;
  }
  return text.length;
}
