import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatPointer, joinPointer, parsePointer, unescapeToken, valueAt } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import type { EmbeddedBlock } from './embedded-block.js';
import { isObject, type JsonObject, type JsonValue, ownValue, setOwn } from './json-value.js';
import { PageLines } from './page-lines.js';
import type { Draft, LineNote, LineRange, Mark } from './recogniser.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** True for the lower-case name of an HTTP method that a Path Item Object can hold. */
export function isMethod(name: string): boolean {
  return methods.has(name);
}

/** The JSON Pointers of a document's operations, in its order. */
export function operationPointers(document: JsonObject): string[] {
  const paths = valueAt(document, '/paths') as JsonValue | undefined;
  if (!isObject(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(isObject(item) ? item : {})
      .filter(isMethod)
      .map((method) => formatPointer(['paths', path, method])),
  );
}

/** Collects what a recogniser makes of a page: values with the lines they come from, and the notes on them. */
export class DraftBuilder {
  readonly lines: PageLines;
  readonly document: JsonObject = {};
  readonly #provenance = new Map<string, LineRange>();
  readonly #inferred: Mark[] = [];
  readonly #notStated: Mark[] = [];
  readonly #ambiguous: LineNote[] = [];
  readonly #contradictory: LineNote[] = [];
  readonly #gaps: LineNote[] = [];
  readonly #skipped: LineNote[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #used: Uint8Array;

  constructor(
    readonly page: Source,
    readonly format: string,
  ) {
    this.lines = new PageLines(page);
    this.#used = new Uint8Array(this.lines.count + 1);
  }

  /**
   * Writes a value at a pointer whose parent exists, made from the given lines, and returns the pointer. Without lines the value is
   * made from nothing on the page.
   */
  set(pointer: string, value: JsonValue, lines?: LineRange): string {
    const tokens = parsePointer(pointer);
    const name = tokens.pop() as string;
    setOwn(valueAt(this.document, formatPointer(tokens)) as JsonObject, name, value);
    if (lines) this.placeAll(pointer, value, lines);
    return pointer;
  }

  /** Records the lines of a value that is already written, and of its parts; they count as read. */
  placeAll(pointer: string, value: JsonValue, lines: LineRange): void {
    this.use(lines);
    this.place(pointer, lines);
    this.#placeParts(pointer, value, () => lines, lines);
  }

  /** Records the lines of a value that is already written; the first lines given for a pointer stay. */
  place(pointer: string, lines: LineRange): void {
    if (!this.#provenance.has(pointer)) this.#provenance.set(pointer, lines);
  }

  /** The lines of a value, or else of its nearest ancestor that has some. */
  linesOf(pointer: string): LineRange | undefined {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
      if (this.#provenance.has(at)) return this.#provenance.get(at);
    return undefined;
  }

  /** What is written at a pointer. */
  valueAt(pointer: string): JsonValue | undefined {
    return valueAt(this.document, pointer) as JsonValue | undefined;
  }

  /** True for a line that nothing was made from yet. */
  isFree(line: number): boolean {
    return line >= 1 && line <= this.lines.count && this.#used[line] === 0 && !this.lines.isBlank(line);
  }

  /** Writes a part of an embedded block at a pointer, each of its parts with its own lines, and returns the pointer. */
  graft(pointer: string, block: EmbeddedBlock, from: string): string {
    const value = valueAt(block.value, from) as JsonValue;
    const lines = block.linesAt(from);
    this.use(lines);
    this.place(pointer, lines);
    this.#placeParts(pointer, value, (suffix) => block.linesAt(from + suffix), lines);
    return this.set(pointer, value);
  }

  /** Places the objects and arrays inside a value, and those scalars whose lines differ from those of what holds them. */
  #placeParts(
    pointer: string,
    value: JsonValue,
    linesAt: (suffix: string) => LineRange,
    around: LineRange,
    suffix = '',
  ): void {
    if (value === null || typeof value !== 'object' || isLongList(value)) return;
    for (const [name, part] of Object.entries(value)) {
      const inner = joinPointer(suffix, name);
      const isPart = part !== null && typeof part === 'object';
      const lines = linesAt(inner);
      if (isPart || lines[0] !== around[0] || lines[1] !== around[1]) this.place(pointer + inner, lines);
      if (isPart) this.#placeParts(pointer, part, linesAt, lines, inner);
    }
  }

  /** Marks lines as read. */
  use([first, last]: LineRange): void {
    this.#used.fill(1, first, last + 1);
  }

  /** Marks lines as no part of the contract. */
  skip(lines: LineRange, message: string): void {
    this.use(lines);
    this.#skipped.push({ lines, message });
  }

  infer(holder: string, key: string, reason: string): void {
    this.#inferred.push({ holder, key, reason });
  }

  leaveOut(holder: string, key: string, reason: string): void {
    this.#notStated.push({ holder, key, reason });
  }

  doubt(lines: LineRange, message: string): void {
    this.#ambiguous.push({ lines, message });
  }

  contradict(lines: LineRange, message: string): void {
    this.#contradictory.push({ lines, message });
  }

  /** Notes a part of the contract that is there but cannot be understood. */
  gap(lines: LineRange, message: string): void {
    this.#gaps.push({ lines, message });
  }

  report(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic);
  }

  /** The draft: marks written, every operation tagged with its lines, places of removed values dropped. */
  finish(operationLines: (pointer: string) => LineRange): Draft {
    for (const pointer of operationPointers(this.document)) {
      const lines = operationLines(pointer);
      this.place(pointer, lines);
      const operation = this.valueAt(pointer);
      if (isObject(operation))
        setOwn(operation, 'x-tally-source', { page: baseName(this.page.path), lines: [...lines] });
    }
    this.#writeMarks('x-inferred', this.#inferred);
    this.#writeMarks('x-not-stated', this.#notStated);
    this.#dropPlacesOfNothing();
    return {
      format: this.format,
      document: this.document,
      provenance: this.#provenance,
      inferred: this.#inferred,
      notStated: this.#notStated,
      ambiguous: this.#ambiguous,
      contradictory: this.#contradictory,
      gaps: this.#gaps,
      skipped: this.#skipped,
      unconsumed: this.#unconsumed(),
      diagnostics: this.#diagnostics,
    };
  }

  #dropPlacesOfNothing(): void {
    let holder = { pointer: '', value: this.document as JsonValue | undefined };
    for (const pointer of this.#provenance.keys()) {
      const cut = pointer.lastIndexOf('/');
      // Fields of one object come one after the other: what holds them is looked up once.
      const above = pointer.slice(0, cut);
      if (holder.pointer !== above) holder = { pointer: above, value: this.valueAt(above) };
      if (!hasPart(holder.value, unescapeToken(pointer.slice(cut + 1)))) this.#provenance.delete(pointer);
    }
  }

  #writeMarks(extension: string, marks: readonly Mark[]): void {
    for (const { holder, key, reason } of marks) {
      const object = valueAt(this.document, holder) as JsonValue | undefined;
      if (!isObject(object)) continue;
      if (!isObject(ownValue(object, extension))) object[extension] = {};
      setOwn(object[extension] as JsonObject, key, reason);
    }
  }

  #unconsumed(): LineRange[] {
    const ranges: [number, number][] = [];
    let open: [number, number] | undefined;
    for (let line = 1; line <= this.lines.count; line++) {
      if (this.#used[line]) open = undefined;
      else if (!this.lines.isBlank(line)) {
        if (open) open[1] = line;
        else {
          open = [line, line];
          ranges.push(open);
        }
      }
    }
    return ranges;
  }
}

function hasPart(value: JsonValue | undefined, name: string): boolean {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, name);
}

/** More plain values than a person lists: a place for each would cost more than it tells. */
const longList = 1_000;

function isLongList(value: JsonValue): boolean {
  return (
    Array.isArray(value) &&
    value.length > longList &&
    value.every((item) => item === null || typeof item !== 'object')
  );
}

/** The last segment of a path with either kind of slash. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
