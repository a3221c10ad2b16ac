import { dirname, isAbsolute, join, relative, resolve as resolvePath } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { pointerFromFragment, valueAt } from '../source/json-pointer.js';
import { type ParsedSource, parseText } from '../source/parse-text.js';
import { type DocumentNode, diagnoseNode, isMapping, member } from './document-node.js';

/** Reads a file as text; `undefined` where it cannot be read. */
export type ReadText = (path: string) => string | undefined;

/** A resolved node, or why there is none. */
export type Resolution =
  | { readonly ok: true; readonly node: DocumentNode }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Follows `$ref`s on demand, each file read once; references stay inside the root document's folder. */
export class References {
  readonly #files = new Map<string, ParsedSource>();
  readonly #paths = new Map<ParsedSource, string>();
  readonly #read: ReadText;
  readonly #folder: string;

  constructor(root: ParsedSource, read: ReadText) {
    this.#read = read;
    const path = resolvePath(root.source.path);
    this.#folder = dirname(path);
    this.#files.set(path, root);
    this.#paths.set(root, path);
  }

  /** Every file read so far, the root first. */
  get files(): readonly ParsedSource[] {
    return [...this.#files.values()];
  }

  /** The node itself, or what its `$ref` chain ends at. */
  resolve(node: DocumentNode): Resolution {
    const seen = new Set<string>();
    let at = node;
    while (isMapping(at.value) && typeof at.value.$ref === 'string') {
      const key = `${at.file.source.path}#${at.pointer}`;
      if (seen.has(key)) {
        return refused(
          at,
          'circular-ref',
          `\`$ref: ${at.value.$ref}\` only leads back to itself.`,
          'Let the reference point at a definition.',
        );
      }
      seen.add(key);
      const next = this.follow(at, at.value.$ref);
      if (!next.ok) return next;
      at = next.node;
    }
    return { ok: true, node: at };
  }

  /** What the node's own `$ref` names, one step: its target may be a reference again. */
  follow(from: DocumentNode, ref: string): Resolution {
    const hash = ref.indexOf('#');
    const location = hash === -1 ? ref : ref.slice(0, hash);
    const pointer = hash === -1 ? '' : pointerFromFragment(ref.slice(hash + 1));
    if (/^[a-z][a-z0-9+.-]+:/i.test(location)) {
      return refused(
        from,
        'remote-ref',
        `\`$ref: ${ref}\` points to the network, which is not read.`,
        'Save the file beside the document and refer to it by its path.',
      );
    }
    const opened = location === '' ? { ok: true as const, file: from.file } : this.#open(from, ref, location);
    if (!opened.ok) return opened;
    const { file } = opened;
    const value = pointer === '' || pointer.startsWith('/') ? valueAt(file.value, pointer) : undefined;
    if (value === undefined) {
      return refused(
        from,
        'unresolved-ref',
        `\`$ref: ${ref}\` points to nothing.`,
        `Define \`${pointer}\`${location === '' ? '' : ` in ${location}`}, or correct the reference.`,
      );
    }
    return { ok: true, node: { file, pointer, value } };
  }

  #open(
    from: DocumentNode,
    ref: string,
    location: string,
  ): { ok: true; file: ParsedSource } | Extract<Resolution, { ok: false }> {
    const path = join(dirname(this.#paths.get(from.file) ?? ''), decode(location));
    const known = this.#files.get(path);
    if (known) return { ok: true, file: known };
    const within = relative(this.#folder, path);
    if (isAbsolute(decode(location)) || /^\.\.([/\\]|$)/.test(within) || isAbsolute(within)) {
      return refused(
        from,
        'ref-outside-folder',
        `\`$ref: ${ref}\` leaves the document's folder.`,
        'Move the file under the folder of the document.',
      );
    }
    const text = this.#read(path);
    if (text === undefined) {
      return refused(
        from,
        'unresolved-ref',
        `\`$ref: ${ref}\` names a file that cannot be read.`,
        `Create ${within}, or correct the reference.`,
      );
    }
    const file = parseText({ path: join(dirname(from.file.source.path), decode(location)), text });
    if (file.problem) {
      return refused(
        from,
        'unresolved-ref',
        `\`$ref: ${ref}\` names a file that is not YAML or JSON: ${file.problem.message}.`,
        `Correct the syntax of ${within}.`,
      );
    }
    this.#files.set(path, file);
    this.#paths.set(file, path);
    return { ok: true, file };
  }
}

function decode(location: string): string {
  try {
    return decodeURIComponent(location);
  } catch {
    return location;
  }
}

function refused(
  node: DocumentNode,
  code: string,
  message: string,
  fix: string,
): { ok: false; diagnostic: Diagnostic } {
  return {
    ok: false,
    diagnostic: diagnoseNode(member(node, '$ref') ?? node, { code, severity: 'error', message, fix }),
  };
}
