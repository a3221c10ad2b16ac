import { dirname, isAbsolute, join, relative, resolve as resolvePath } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { pointerFromFragment, valueAt } from '../source/json-pointer.js';
import { type ParsedSource, parseText } from '../source/parse-text.js';
import { positionAt } from '../source/position.js';
import { type DocumentNode, diagnoseNode, isMapping, member, placeOf, stringAt } from './document-node.js';
import { findResources, type Resource } from './identifiers.js';
import { isUrl, type ReferenceOptions, refuseLocation } from './reference-bounds.js';

/** Reads a file as text, or a URL where the network is allowed; `undefined` where it cannot be read. */
export type ReadText = (path: string) => string | undefined;

/** A resolved node, or why there is none. */
export type Resolution =
  | { readonly ok: true; readonly node: DocumentNode }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

type Opened =
  | { readonly ok: true; readonly resource: Resource }
  | Extract<Resolution, { readonly ok: false }>;

/** Follows `$ref`s on demand, each file read once; references stay inside the root document's folder unless options allow more. */
export class References {
  readonly #read: ReadText;
  readonly #options: ReferenceOptions;
  readonly #folder: string;
  readonly #files: ParsedSource[] = [];
  /** Absolute path or URL → what it names: a file, or a schema with `$id`. */
  readonly #resources = new Map<string, Resource>();
  /** Where each file was found, whatever it calls itself. */
  readonly #places = new Map<ParsedSource, string>();
  readonly #byFile = new Map<ParsedSource, readonly Resource[]>();
  /** Where the chain of each reference ends: a long one is walked once, not again from each of its links. */
  readonly #ends = new Map<string, DocumentNode>();
  /** What has been found already; from a file with one base URI, the text of a reference says it all. */
  readonly #found = new Map<ParsedSource, Map<string, Resolution>>();

  constructor(root: ParsedSource, read: ReadText, options: ReferenceOptions = {}) {
    this.#read = read;
    this.#options = options;
    const path = resolvePath(root.source.path);
    this.#folder = dirname(path);
    this.#add(root, path);
  }

  /** Every file read so far, the root first. */
  get files(): readonly ParsedSource[] {
    return [...this.#files];
  }

  /** The node itself, or what its `$ref` chain ends at. */
  resolve(node: DocumentNode): Resolution {
    if (!isMapping(node.value) || typeof node.value.$ref !== 'string') return { ok: true, node };
    let at = node;
    const seen = new Map<string, DocumentNode>();
    while (isMapping(at.value) && typeof at.value.$ref === 'string') {
      const key = `${at.file.source.path}#${at.pointer}`;
      const end = this.#ends.get(key);
      if (end) {
        at = end;
        break;
      }
      if (seen.has(key)) {
        const chain = [...seen.values()];
        const first = firstWritten(chain.slice([...seen.keys()].indexOf(key)));
        return refused(first, {
          code: 'circular-ref',
          message: `\`$ref: ${stringAt(first, '$ref')}\` only leads back to itself.`,
          fix: 'Let the reference point at a definition.',
        });
      }
      seen.set(key, at);
      const next = this.follow(at, at.value.$ref);
      if (!next.ok) return next;
      at = next.node;
    }
    for (const key of seen.keys()) this.#ends.set(key, at);
    return { ok: true, node: at };
  }

  /** What the node's own `$ref` names, one step: its target may be a reference again. */
  follow(from: DocumentNode, ref: string): Resolution {
    const resources = this.#byFile.get(from.file);
    if (resources && resources.length > 1) return this.#follow(from, ref);
    const found = this.#found.get(from.file) ?? new Map<string, Resolution>();
    this.#found.set(from.file, found);
    const known = found.get(ref);
    if (known) return known;
    const resolution = this.#follow(from, ref);
    // A refusal points at the one reference that was asked about.
    if (resolution.ok) found.set(ref, resolution);
    return resolution;
  }

  #follow(from: DocumentNode, ref: string): Resolution {
    const hash = ref.indexOf('#');
    const location = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = hash === -1 ? '' : pointerFromFragment(ref.slice(hash + 1));
    const around = this.#resourceAround(from);
    const opened =
      location === '' ? { ok: true as const, resource: around } : this.#open(from, around, ref, location);
    if (!opened.ok) return opened;
    const inside = nodeIn(opened.resource, fragment);
    if (inside) return { ok: true, node: inside };
    // A pointer inside a schema with `$id` begins there; authors who write it from the document's root mean that.
    const whole = location === '' ? this.#byFile.get(from.file)?.[0] : undefined;
    const meant = whole && nodeIn(whole, fragment);
    if (meant) return { ok: true, node: meant };
    return refused(from, {
      code: 'unresolved-ref',
      message: `\`$ref: ${ref}\` points to nothing.`,
      fix: `Define \`${fragment}\`${location === '' ? '' : ` in ${location}`}, or correct the reference.`,
    });
  }

  /** The innermost resource that holds a node: what its references are relative to. */
  #resourceAround({ file, pointer }: DocumentNode): Resource {
    const resources = this.#byFile.get(file) ?? this.#add(file, resolvePath(file.source.path));
    const whole = resources[0] as Resource;
    if (resources.length === 1) return whole;
    return resources.reduce((inner, one) => {
      const holds = pointer === one.pointer || pointer.startsWith(`${one.pointer}/`);
      return holds && one.pointer.length >= inner.pointer.length ? one : inner;
    }, whole);
  }

  #open(from: DocumentNode, around: Resource, ref: string, location: string): Opened {
    const named = resolveLocation(around.location, location);
    // Where a URI is only a name, files are still found from where their neighbours were.
    const found = this.#places.get(from.file) ?? around.location;
    const isName = isUrl(named) && !isUrl(location) && !isUrl(found);
    const place = isName && !this.#resources.has(named) ? resolveLocation(found, location) : named;
    const known = this.#resources.get(place);
    if (known) return { ok: true, resource: known };
    if (location === ref && ref.startsWith('/') && nodeIn(around, ref)) {
      return refused(from, {
        code: 'unresolved-ref',
        message: `\`$ref: ${ref}\` names a file, where a place in this document is meant.`,
        fix: `Write \`#${ref}\`.`,
      });
    }
    const refusal = refuseLocation(place, this.#folder, this.#options);
    if (refusal) return refused(from, { ...refusal, message: `\`$ref: ${ref}\` ${refusal.message}.` });
    const text = this.#read(place);
    const name = isUrl(place) ? place : relative(this.#folder, place);
    if (text === undefined) {
      return refused(from, {
        code: 'unresolved-ref',
        message: `\`$ref: ${ref}\` names a file that cannot be read.`,
        fix: `Create ${name}, or correct the reference.`,
      });
    }
    const file = parseText({ path: this.#displayPath(from, place), text });
    if (file.problem) {
      const { line, column } = positionAt(file.source, file.problem.offset);
      return refused(from, {
        code: 'unresolved-ref',
        message: `\`$ref: ${ref}\` names a file that is not YAML or JSON: ${file.problem.message}.`,
        fix: `Correct the syntax of ${name}:${line}:${column}.`,
      });
    }
    return { ok: true, resource: this.#add(file, place)[0] as Resource };
  }

  /** As the user would name it: beside the file that refers to it. */
  #displayPath(from: DocumentNode, place: string): string {
    const found = this.#places.get(from.file);
    if (isUrl(place) || found === undefined || isUrl(found)) return place;
    return join(dirname(from.file.source.path), relative(dirname(found), place));
  }

  /** `$self` gives a document its URI (OpenAPI 3.2 §4.1.2.1); where it was found stays known as well. */
  #add(file: ParsedSource, place: string): readonly Resource[] {
    const self = isMapping(file.value) && typeof file.value.$self === 'string' ? file.value.$self : undefined;
    const base = self === undefined ? place : resolveLocation(place, self.replace(/#.*$/s, ''));
    const resources = findResources(file, base, resolveLocation);
    this.#files.push(file);
    this.#places.set(file, place);
    this.#byFile.set(file, resources);
    this.#resources.set(place, resources[0] as Resource);
    for (const resource of resources) {
      if (!this.#resources.has(resource.location)) this.#resources.set(resource.location, resource);
    }
    return resources;
  }
}

/** What a fragment names in a resource: a JSON Pointer, or an anchor (JSON Schema 2020-12 §8.2.2). */
function nodeIn({ file, pointer: start, anchors }: Resource, fragment: string): DocumentNode | undefined {
  const isPointer = fragment === '' || fragment.startsWith('/');
  const pointer = isPointer ? start + fragment : anchors.get(fragment);
  const value = pointer === undefined ? undefined : valueAt(file.value, pointer);
  return pointer === undefined || value === undefined ? undefined : { file, pointer, value };
}

/** An absolute path or URL; paths are percent-decoded. */
function resolveLocation(base: string, reference: string): string {
  if (isUrl(reference)) return URL.canParse(reference) ? new URL(reference).href : reference;
  if (isUrl(base)) return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
  const path = decode(reference);
  return isAbsolute(path) ? join(path) : join(dirname(base), path);
}

function decode(location: string): string {
  try {
    return decodeURIComponent(location);
  } catch {
    return location;
  }
}

/** Of the references of a circle the one that stands first, so that each circle is told once, wherever it is entered. */
function firstWritten(circle: readonly DocumentNode[]): DocumentNode {
  const offsetOf = (node: DocumentNode) => placeOf(node).range?.start ?? 0;
  return circle.reduce((first, node) => {
    const [path, known] = [node.file.source.path, first.file.source.path];
    return path < known || (path === known && offsetOf(node) < offsetOf(first)) ? node : first;
  });
}

function refused(
  node: DocumentNode,
  found: Pick<Diagnostic, 'code' | 'message'> & { readonly fix: string },
): { ok: false; diagnostic: Diagnostic } {
  return {
    ok: false,
    diagnostic: diagnoseNode(member(node, '$ref') ?? node, { severity: 'error', ...found }),
  };
}
