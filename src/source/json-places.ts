import { formatPointer, unescapeToken } from './json-pointer.js';
import { closingQuote, isLiteral, literalEnd } from './json-scan.js';
import type { NodePlace, PositionIndex, RepeatedKey } from './position-index.js';

const quote = 0x22;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const none = -1;
/** Children of larger nodes are looked up by name or index, so that asking for each of them takes linear time. */
const manyChildren = 64;

/**
 * The places of all nodes of a text that `JSON.parse` accepts, in one pass: a tree in typed arrays, six numbers a node,
 * because a document of 13 MB has 260,000 of them.
 */
export class JsonPlaces implements PositionIndex {
  readonly #text: string;
  readonly #asked = new Map<string, number | undefined>();
  #capacity = 1024;
  #count = 0;
  /** Offsets of key and value; strings without their quotes. */
  #keyStart = new Int32Array(this.#capacity);
  #keyEnd = new Int32Array(this.#capacity);
  #start = new Int32Array(this.#capacity);
  #end = new Int32Array(this.#capacity);
  /** The tree, by number of node: in preorder, so that a first child is the next number. */
  #next = new Int32Array(this.#capacity);
  #parent = new Int32Array(this.#capacity);
  readonly #childrenOf = new Map<number, ReadonlyMap<string, number>>();

  constructor(text: string) {
    this.#text = text;
    this.#read();
  }

  get size(): number {
    return this.#count;
  }

  get(pointer: string): NodePlace | undefined {
    const node = this.#nodeAt(pointer);
    return node === undefined ? undefined : this.#place(node);
  }

  /** Keys that stand in their object before, in the order of the text. */
  *repeatedKeys(): Generator<RepeatedKey> {
    for (let node = 0; node < this.#count; node++) {
      if (this.#text.charCodeAt(this.#start[node] as number) !== openBrace || !this.#isContainer(node))
        continue;
      const names = new Set<string>();
      for (let child = this.#firstChild(node); child !== none; child = this.#next[child] as number) {
        const name = this.#name(child);
        if (names.has(name)) {
          const { key } = this.#place(child);
          if (key) yield { name, pointer: this.#pointer(node), range: key };
        }
        names.add(name);
      }
    }
  }

  #read(): void {
    const text = this.#text;
    const open: number[] = [];
    const lastChild: number[] = [];
    let keyStart = none;
    let keyEnd = none;
    const add = (start: number, end: number): number => {
      const node = this.#reserve();
      const depth = open.length - 1;
      this.#keyStart[node] = keyStart;
      this.#keyEnd[node] = keyEnd;
      this.#start[node] = start;
      this.#end[node] = end;
      this.#next[node] = none;
      this.#parent[node] = depth < 0 ? none : (open[depth] as number);
      if (depth >= 0) {
        const before = lastChild[depth] as number;
        if (before !== none) this.#next[before] = node;
        lastChild[depth] = node;
      }
      keyStart = none;
      return node;
    };
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        const end = closingQuote(text, at + 1);
        const top = open.at(-1);
        const isKey =
          keyStart === none && top !== undefined && text.charCodeAt(this.#start[top] as number) === openBrace;
        if (isKey) {
          keyStart = at + 1;
          keyEnd = end;
        } else add(at + 1, end);
        at = end;
      } else if (code === openBrace || code === openBracket) {
        open.push(add(at, at));
        lastChild.push(none);
      } else if (code === closeBrace || code === closeBracket) {
        this.#end[open.pop() as number] = at + 1;
        lastChild.pop();
      } else if (isLiteral(code)) {
        const end = literalEnd(text, at);
        add(at, end);
        at = end - 1;
      }
    }
  }

  #reserve(): number {
    if (this.#count === this.#capacity) {
      this.#capacity *= 2;
      const grow = (from: Int32Array<ArrayBuffer>) => {
        const to = new Int32Array(this.#capacity);
        to.set(from);
        return to;
      };
      this.#keyStart = grow(this.#keyStart);
      this.#keyEnd = grow(this.#keyEnd);
      this.#start = grow(this.#start);
      this.#end = grow(this.#end);
      this.#next = grow(this.#next);
      this.#parent = grow(this.#parent);
    }
    return this.#count++;
  }

  #place(node: number): NodePlace {
    const value = { start: this.#start[node] as number, end: this.#end[node] as number };
    const start = this.#keyStart[node] as number;
    return start === none ? { value } : { key: { start, end: this.#keyEnd[node] as number }, value };
  }

  /** Whether the value is an object or an array, and not a string that begins like one. */
  #isContainer(node: number): boolean {
    return this.#text.charCodeAt((this.#start[node] as number) - 1) !== quote;
  }

  #firstChild(node: number): number {
    const next = node + 1;
    return next < this.#count && this.#parent[next] === node ? next : none;
  }

  /** Places that are asked for share what leads to them. */
  #nodeAt(pointer: string): number | undefined {
    if (this.#count === 0) return undefined;
    let end = pointer.length;
    while (end > 0 && !this.#asked.has(pointer.slice(0, end))) end = pointer.lastIndexOf('/', end - 1);
    let node = end <= 0 ? 0 : this.#asked.get(pointer.slice(0, end));
    while (end < pointer.length && node !== undefined) {
      const slash = pointer.indexOf('/', end + 1);
      const next = slash === -1 ? pointer.length : slash;
      node = this.#child(node, unescapeToken(pointer.slice(end + 1, next)));
      this.#asked.set(pointer.slice(0, next), node);
      end = next;
    }
    return node;
  }

  /** Of repeated keys the last one counts, as for `JSON.parse`. */
  #child(node: number, token: string): number | undefined {
    const known = this.#childrenOf.get(node);
    if (known) return known.get(token);
    let found: number | undefined;
    let index = 0;
    const isList = this.#text.charCodeAt(this.#start[node] as number) === openBracket;
    for (let child = this.#firstChild(node); child !== none; child = this.#next[child] as number) {
      if (isList ? String(index) === token : this.#isNamed(child, token)) found = child;
      if (isList && found !== undefined) break;
      index++;
    }
    if (index > manyChildren) this.#childrenOf.set(node, this.#nameChildren(node, isList));
    return found;
  }

  #nameChildren(node: number, isList: boolean): ReadonlyMap<string, number> {
    const children = new Map<string, number>();
    for (let child = this.#firstChild(node); child !== none; child = this.#next[child] as number)
      children.set(isList ? String(children.size) : this.#name(child), child);
    return children;
  }

  #isNamed(node: number, name: string): boolean {
    const start = this.#keyStart[node] as number;
    const length = (this.#keyEnd[node] as number) - start;
    if (length < name.length) return false;
    if (length === name.length) return this.#text.startsWith(name, start) && !name.includes('\\');
    return this.#name(node) === name;
  }

  #name(node: number): string {
    const raw = this.#text.slice(this.#keyStart[node], this.#keyEnd[node]);
    return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  #pointer(node: number): string {
    const tokens: string[] = [];
    for (let at = node; this.#parent[at] !== none; at = this.#parent[at] as number) {
      const parent = this.#parent[at] as number;
      if (this.#keyStart[at] !== none) tokens.unshift(this.#name(at));
      else {
        let index = 0;
        for (let item = this.#firstChild(parent); item !== at; item = this.#next[item] as number) index++;
        tokens.unshift(String(index));
      }
    }
    return formatPointer(tokens);
  }
}

/** The repeated keys of a JSON text; none for YAML, whose reader finds them. */
export function repeatedKeysOfJson(file: { positions(): PositionIndex }): RepeatedKey[] {
  const places = file.positions();
  return places instanceof JsonPlaces ? [...places.repeatedKeys()] : [];
}
