import { formatPointer, unescapeToken } from './json-pointer.js';
import type { NodePlace, PositionIndex, RepeatedKey } from './position-index.js';

const none = -1;
/** Children of larger nodes are looked up by name or index, so that asking for each of them takes linear time. */
const manyChildren = 64;

const leaf = 0;
const mapping = 1;
const list = 2;

/**
 * The places of all nodes of a text: a tree in typed arrays, seven numbers a node, because a document of 13 MB has 260,000 of them.
 * It is told of the nodes in the order of the text.
 */
export class PlaceTree implements PositionIndex {
  readonly #text: string;
  readonly #asked = new Map<string, number | undefined>();
  #capacity = 1024;
  #count = 0;
  /** Offsets of key and value; strings without their quotes. */
  #keyStart = new Int32Array(this.#capacity);
  #keyEnd = new Int32Array(this.#capacity);
  #start = new Int32Array(this.#capacity);
  #end = new Int32Array(this.#capacity);
  #kind = new Int32Array(this.#capacity);
  /** The tree, by number of node: in preorder, so that a first child is the next number. */
  #next = new Int32Array(this.#capacity);
  #parent = new Int32Array(this.#capacity);
  /** Of keys that are not written as they are. */
  readonly #names = new Map<number, string>();
  readonly #childrenOf = new Map<number, ReadonlyMap<string, number>>();
  /** While the text is read: the nodes that are open, and the last child of each. */
  readonly #open: number[] = [];
  readonly #lastChild: number[] = [];
  #nextKeyStart = none;
  #nextKeyEnd = none;
  #nextName: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The node that is told of next stands under a key; `name` is for one that is written otherwise. */
  protected key(start: number, end: number, name?: string): void {
    this.#nextKeyStart = start;
    this.#nextKeyEnd = end;
    this.#nextName = name;
  }

  protected leaf(start: number, end: number): void {
    this.#add(leaf, start, end);
  }

  protected open(kind: 'mapping' | 'list', start: number): void {
    this.#open.push(this.#add(kind === 'mapping' ? mapping : list, start, start));
    this.#lastChild.push(none);
  }

  protected close(end: number): void {
    this.#end[this.#open.pop() as number] = end;
    this.#lastChild.pop();
  }

  get size(): number {
    return this.#count;
  }

  get(pointer: string): NodePlace | undefined {
    const node = this.#nodeAt(pointer);
    return node === undefined ? undefined : this.#place(node);
  }

  /** Keys that stand in their mapping before, in the order of the text. */
  repeatedKeys(): RepeatedKey[] {
    const repeated: RepeatedKey[] = [];
    for (let node = 0; node < this.#count; node++) {
      if (this.#kind[node] !== mapping) continue;
      const names = new Set<string>();
      for (let child = this.#firstChild(node); child !== none; child = this.#next[child] as number) {
        const name = this.#name(child);
        if (names.has(name)) {
          const { key } = this.#place(child);
          if (key) repeated.push({ name, pointer: this.#pointer(node), range: key });
        }
        names.add(name);
      }
    }
    return repeated.sort((a, b) => a.range.start - b.range.start);
  }

  #add(kind: number, start: number, end: number): number {
    const node = this.#reserve();
    const depth = this.#open.length - 1;
    this.#keyStart[node] = this.#nextKeyStart;
    this.#keyEnd[node] = this.#nextKeyEnd;
    this.#start[node] = start;
    this.#end[node] = end;
    this.#kind[node] = kind;
    this.#next[node] = none;
    this.#parent[node] = depth < 0 ? none : (this.#open[depth] as number);
    if (this.#nextName !== undefined) this.#names.set(node, this.#nextName);
    if (depth >= 0) {
      const before = this.#lastChild[depth] as number;
      if (before !== none) this.#next[before] = node;
      this.#lastChild[depth] = node;
    }
    this.key(none, none);
    return node;
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
      this.#kind = grow(this.#kind);
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
    const isList = this.#kind[node] === list;
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
    if (this.#names.has(node)) return this.#names.get(node) === name;
    return length === name.length && this.#text.startsWith(name, start);
  }

  #name(node: number): string {
    return this.#names.get(node) ?? this.#text.slice(this.#keyStart[node], this.#keyEnd[node]);
  }

  #pointer(node: number): string {
    const tokens: string[] = [];
    for (let at = node; this.#parent[at] !== none; at = this.#parent[at] as number) {
      const parent = this.#parent[at] as number;
      if (this.#kind[parent] === mapping) tokens.unshift(this.#name(at));
      else {
        let index = 0;
        for (let item = this.#firstChild(parent); item !== at; item = this.#next[item] as number) index++;
        tokens.unshift(String(index));
      }
    }
    return formatPointer(tokens);
  }
}
