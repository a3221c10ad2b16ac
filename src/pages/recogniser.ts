import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../source/source.js';
import type { JsonObject } from './json-value.js';

/** The first and the last line, both 1-based and both included. */
export type LineRange = readonly [first: number, last: number];

/** How well a page fits a format. At 0.5 and above it has all that the format cannot do without. */
export interface Recognition {
  /** 0 to 1. */
  readonly confidence: number;
  /** What was looked for and is there, each a noun phrase. */
  readonly found: readonly string[];
  /** What was looked for and is not there, each a noun phrase. */
  readonly missing: readonly string[];
}

/** Something about the document that the page does not print, or leaves out. */
export interface Mark {
  /** JSON Pointer of the object that carries the mark. */
  readonly holder: string;
  /** The key of that object which was inferred, or which is absent because the page does not state it. */
  readonly key: string;
  readonly reason: string;
}

/** Lines of the page with a word about them. */
export interface LineNote {
  readonly lines: LineRange;
  readonly message: string;
}

/** What a page was made into, with what is needed to doubt it. */
export interface Draft {
  readonly format: string;
  /** An OpenAPI 3.0 or 3.1 document as plain data. */
  readonly document: JsonObject;
  /** JSON Pointer into {@link document} → the lines it was made from; inner nodes always, scalars where they differ. */
  readonly provenance: ReadonlyMap<string, LineRange>;
  /** Also in the document, beside what was inferred, as `x-inferred: { <key>: <reason> }`. */
  readonly inferred: readonly Mark[];
  /** Also in the document, where the key would stand, as `x-not-stated: { <key>: <reason> }`. */
  readonly notStated: readonly Mark[];
  /** Lines that can be read in more than one way, with the reading that was taken. */
  readonly ambiguous: readonly LineNote[];
  /** Lines that say otherwise than other lines do, with the word that was taken. */
  readonly contradictory: readonly LineNote[];
  /** Parts of the contract that the page holds and that could not be understood. */
  readonly gaps: readonly LineNote[];
  /** Lines known to be no part of the contract: site navigation, code samples. */
  readonly skipped: readonly LineNote[];
  /** Non-blank lines that nothing was made from. */
  readonly unconsumed: readonly LineRange[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A page made into a draft, or the one reason why it cannot be. */
export type PageReading =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly refusal: Diagnostic };

/** Reads one format of documentation page. Pure, linear in the page's length, and never throws for what a page holds. */
export interface Recogniser {
  readonly format: string;
  /** What a page saved as HTML is made into before it is read: the Markdown of its structure, or the text that it shows. */
  readonly reads: 'markdown' | 'text';
  /** Looks for the marks of the format. */
  recognise(page: Source): Recognition;
  /** Reads the page as that format; refuses where no operation can be made of it. */
  parse(page: Source): PageReading;
}
