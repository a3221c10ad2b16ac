import { UsageError } from '../../diagnostics/usage-error.js';
import { addAfter, applyEdits, rewrite, type TextEdit } from '../../lint/fixes/text-edit.js';
import { type DocumentNode, isMapping, member } from '../../openapi/document-node.js';
import { parseText } from '../../source/parse-text.js';
import type { Source } from '../../source/source.js';

type Texts = Readonly<Record<string, string>>;

/** A package.json with scripts put in. */
export interface EditedPackage {
  readonly text: string;
  /** Names of scripts that are new or say something else now. */
  readonly written: readonly string[];
  /** Names of scripts that say something else, and were left. */
  readonly kept: readonly string[];
}

/** Puts scripts into a package.json; everything around them stays as it was written. Throws {@link UsageError} for what is none. */
export function addScripts(source: Source, scripts: Texts, force: boolean): EditedPackage {
  const root = readPackage(source);
  const found = member(root, 'scripts');
  if (found && !isMapping(found.value))
    throw new UsageError(`${source.path}: \`scripts\` must be an object.`);
  const standing = (found?.value ?? {}) as Readonly<Record<string, unknown>>;
  const others = Object.keys(scripts).filter((name) => standing[name] !== scripts[name]);
  const isThere = (name: string) => Object.hasOwn(standing, name);
  const kept = force ? [] : others.filter(isThere);
  const written = others.filter((name) => !kept.includes(name));
  const added = Object.fromEntries(
    written.filter((name) => !isThere(name)).map((name) => [name, scripts[name]]),
  );
  const edits = [
    ...written.filter(isThere).flatMap((name) => replace(found, name, scripts[name])),
    ...(found ? addTo(found, added) : addTo(root, { scripts: added })),
  ];
  const { text } = source;
  const edited = applyEdits(text, edits);
  return { text: text.includes('\r\n') ? edited.replaceAll(/\r?\n/g, '\r\n') : edited, written, kept };
}

/** The root of a package.json. Throws {@link UsageError} for what is no JSON object. */
function readPackage(source: Source): DocumentNode {
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch (error) {
    throw new UsageError(`${source.path} is not JSON: ${(error as Error).message}.`);
  }
  if (!isMapping(value)) throw new UsageError(`${source.path} must hold an object.`);
  return { file: parseText(source), pointer: '', value };
}

function replace(object: DocumentNode | undefined, name: string, value: unknown): TextEdit[] {
  const node = object && member(object, name);
  return node ? rewrite(node, 'value', () => JSON.stringify(value)) : [];
}

/** Adds members behind the last one of an object, each written as that one is. */
function addTo(object: DocumentNode, members: Readonly<Record<string, unknown>>): TextEdit[] {
  const names = Object.keys(object.value as object);
  const positions = object.file.positions();
  const endOf = (node: DocumentNode) => positions.get(node.pointer)?.value.end ?? 0;
  const [last] = names.flatMap((name) => member(object, name) ?? []).sort((a, b) => endOf(b) - endOf(a));
  const depth = object.pointer === '' ? 1 : 2;
  const written = (value: unknown, at: number) =>
    indented(JSON.stringify(value, null, unit(object)), unit(object).repeat(at));
  if (!last)
    return Object.keys(members).length === 0
      ? []
      : rewrite(object, 'value', () => written(members, depth - 1));
  return Object.entries(members).flatMap(([name, value]) => addAfter(last, name, written(value, depth)));
}

function indented(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}

/** What one level is indented by. */
function unit({ file }: DocumentNode): string {
  return /^\s*\{\r?\n([ \t]+)"/.exec(file.source.text)?.[1] ?? '  ';
}
