import { InvalidArgumentError } from 'commander';

/** A whole number from `least` up, for an option. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`Give a whole number, at least ${least}.`);
    }
    return value;
  };
}

/** Gathers a repeatable `NAME=VALUE` option. */
export function pair(text: string, previous: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write NAME=VALUE.');
  return new Map(previous).set(text.slice(0, at), text.slice(at + 1));
}

/** Gathers a repeatable `Name: value` header option. */
export function headerField(text: string, previous: readonly [string, string][] = []): [string, string][] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*(.*)$/s.exec(text);
  if (!match || /[\r\n]/.test(text)) throw new InvalidArgumentError("Write 'Name: value'.");
  return [...previous, [match[1] as string, (match[2] as string).trimEnd()]];
}

/** Gathers a repeatable option. */
export function each(text: string, previous: readonly string[] = []): string[] {
  return [...previous, text];
}

/** Gathers a repeatable name of a host: without scheme, port or path. */
export function hostName(text: string, previous: readonly string[] = []): string[] {
  if (!/^([\w.-]+|\[[\da-f:.]+\])$/i.test(text)) {
    throw new InvalidArgumentError('Write the name of a host alone, such as dev.example.');
  }
  return [...previous, text];
}

/** `I/N`: the I-th of N parts, from 1. */
export function shard(text: string): { part: number; of: number } {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text);
  const [part, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || part > of) throw new InvalidArgumentError('Write I/N, such as 1/4.');
  return { part, of };
}

/** A percentage. */
export function percent(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 100))
    throw new InvalidArgumentError('Give a number from 0 to 100.');
  return value;
}

/** An absolute http(s) URL. */
export function httpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new InvalidArgumentError('Write an absolute URL such as http://127.0.0.1:4010.');
}
