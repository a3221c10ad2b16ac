import { readShellCommand } from './shell-command.js';

/** What a curl command line would send. */
export interface CurlSample {
  readonly method: string | undefined;
  readonly url: string | undefined;
  /** Header names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly data: string | undefined;
  /** UTF-16 offset of the end of the command. */
  readonly end: number;
}

/** Reads the curl command that starts at an offset of a text. */
export function readCurl(text: string, start: number): CurlSample {
  const { words, end } = readShellCommand(text, start);
  const headers = new Map<string, string>();
  let method: string | undefined;
  let url: string | undefined;
  let data: string | undefined;
  for (let at = 1; at < words.length; at++) {
    const [option, glued] = splitOption(words[at] as string);
    const value = () => glued ?? words[++at];
    if (option === '--request' || option === '-X') method = value()?.toLowerCase();
    else if (option === '--url') url = value();
    else if (option === '--header' || option === '-H') {
      const [, name, content] = /^([^:]+):\s*(.*)$/s.exec(value() ?? '') ?? [];
      if (name !== undefined && content !== undefined) headers.set(name.toLowerCase(), content);
    } else if (/^(--data(-raw|-binary|-ascii)?|-d|--json)$/.test(option)) data ??= value();
    else if (/^(--form|-F|--data-urlencode|--user|-u|--output|-o|--cookie|-b)$/.test(option)) value();
    else if (!option.startsWith('-')) url ??= option;
  }
  return { method, url, headers, data, end };
}

/** `--name=value` is one word for two. */
function splitOption(word: string): [option: string, value: string | undefined] {
  const parts = /^(--[a-z-]+)=(.*)$/s.exec(word);
  return parts ? [parts[1] as string, parts[2]] : [word, undefined];
}
