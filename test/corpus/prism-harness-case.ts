import { isDeepStrictEqual } from 'node:util';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One file of Prism's test harness. */
export interface HarnessCase {
  readonly spec: string;
  /** The arguments of Prism's command. */
  readonly server: string;
  /** A `curl` line that prints the head as well. */
  readonly command: string;
  readonly expect: string;
  /** Only the status and the headers that are listed count. */
  readonly isLoose: boolean;
}

/** What a `curl -i` line printed. */
export interface HarnessOutput {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Takes a file of the harness apart. */
export function readHarnessCase(text: string): HarnessCase {
  const pieces = text.split(/====(server|test|spec|command|expect|expect-loose|expect-keysOnly)====\r?\n/i);
  const piece = (name: string) => (pieces.includes(name) ? pieces[pieces.indexOf(name) + 1] : undefined);
  const strict = piece('expect');
  return {
    spec: piece('spec') ?? '',
    server: piece('server') ?? '',
    command: piece('command') ?? '',
    expect: (strict ?? piece('expect-loose') ?? piece('expect-keysOnly') ?? '').trim(),
    isLoose: strict === undefined,
  };
}

/** Reads a message as `curl -i` prints it. */
export function readOutput(text: string): HarnessOutput {
  const [head = '', ...rest] = text.trim().split(/\r?\n\r?\n/);
  const [line = '', ...fields] = head.split(/\r?\n/);
  const headers = fields.map((field): [string, string] => {
    const at = field.indexOf(':');
    return [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()];
  });
  return { status: Number(line.split(' ')[1]), headers: new Map(headers), body: rest.join('\n\n').trim() };
}

/** How an answer departs from what a case expects, in a sentence; `undefined` where it does not. */
export function departureFrom(harnessCase: HarnessCase, output: HarnessOutput): string | undefined {
  const expected = readOutput(harnessCase.expect);
  if (output.status !== expected.status) {
    return `status ${output.status} in place of ${expected.status}: ${output.body.slice(0, 200)}`;
  }
  for (const [name, value] of expected.headers) {
    const sent = output.headers.get(name);
    if (sent?.toLowerCase() !== value.toLowerCase()) return `${name} is ${sent} in place of ${value}`;
  }
  if (harnessCase.isLoose || isSameBody(expected.body, output.body)) return undefined;
  return `the body is ${output.body.slice(0, 400)} in place of ${expected.body.slice(0, 400)}`;
}

/** JSON by value, XML by its elements, all else by its text. */
function isSameBody(expected: string, sent: string): boolean {
  if (expected.startsWith('<') && XMLValidator.validate(expected) === true) {
    const parser = new XMLParser();
    return isDeepStrictEqual(shapeOf(parser.parse(expected)), shapeOf(parser.parse(sent)));
  }
  try {
    return isDeepStrictEqual(JSON.parse(sent), JSON.parse(expected));
  } catch {
    return expected === sent;
  }
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== 'object') return 'text';
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]));
}
