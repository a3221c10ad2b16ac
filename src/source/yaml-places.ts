import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import { PlaceTree } from './place-tree.js';
import type { SourceRange } from './source.js';

/** The places of all nodes of a YAML text that parses; an alias stands where it is written, and what it names has no place below it. */
export class YamlPlaces extends PlaceTree {
  readonly #source: string;
  readonly #events: readonly Event[];
  #at = 0;
  #reached = 0;

  constructor(text: string, events: readonly Event[]) {
    super(text);
    this.#source = text;
    this.#events = events;
    while (this.#at < events.length) {
      const { type } = events[this.#at] as Event;
      if (type === EVENT_ID.DOCUMENT || type === EVENT_ID.POP) this.#at++;
      else this.#readNode(undefined);
    }
  }

  /** Returns where the node ends. */
  #readNode(key: SourceRange | undefined): number {
    const event = this.#events[this.#at++] as Event;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        if (event.valueStart < 0) {
          // Nothing is written: the key stands for it, or the place that the reader has come to.
          const { start, end } = key ?? { start: this.#reached, end: this.#reached };
          this.leaf(start, end);
          return this.#reached;
        }
        this.#reached = event.valueEnd;
        this.leaf(event.valueStart, event.valueEnd);
        return event.valueEnd;
      case EVENT_ID.ALIAS:
        this.#reached = event.anchorEnd;
        this.leaf(event.anchorStart - 1, event.anchorEnd);
        return event.anchorEnd;
      case EVENT_ID.SEQUENCE: {
        this.open('list', event.start);
        this.#reached = event.start + 1;
        let end = event.start;
        while (!this.#isAtEnd()) end = Math.max(end, this.#readNode(undefined));
        return this.#endOf(event, end);
      }
      case EVENT_ID.MAPPING: {
        this.open('mapping', event.start);
        this.#reached = event.start;
        let end = event.start;
        while (!this.#isAtEnd()) end = Math.max(end, this.#readNode(this.#readKey()));
        return this.#endOf(event, end);
      }
      default:
        return 0;
    }
  }

  #isAtEnd(): boolean {
    return this.#events[this.#at]?.type === EVENT_ID.POP;
  }

  #endOf({ style }: { readonly style: number }, end: number): number {
    this.#at++;
    this.#reached = style === COLLECTION_STYLE.FLOW ? closingEnd(this.#source, end) : end;
    this.close(this.#reached);
    return this.#reached;
  }

  #readKey(): SourceRange {
    const event = this.#events[this.#at] as Event;
    if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
      this.#at++;
      const { valueStart: start, valueEnd: end } = event;
      this.#reached = end;
      const name = getScalarValue(this.#source, event);
      const isAsWritten = name.length === end - start && this.#source.startsWith(name, start);
      this.key(start, end, isAsWritten ? undefined : name);
      return { start, end };
    }
    // A collection, an alias or nothing as a key: no pointer leads through it.
    const range = this.#passNode();
    this.key(range.start, range.end, '');
    return range;
  }

  /** Reads a node whose places nobody can ask for. */
  #passNode(): SourceRange {
    const event = this.#events[this.#at++] as Event;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        if (event.valueStart < 0) return { start: this.#reached, end: this.#reached };
        this.#reached = event.valueEnd;
        return { start: event.valueStart, end: event.valueEnd };
      case EVENT_ID.ALIAS:
        this.#reached = event.anchorEnd;
        return { start: event.anchorStart - 1, end: event.anchorEnd };
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const { start, style } = event;
        this.#reached = start + 1;
        let end = start;
        while (!this.#isAtEnd()) end = Math.max(end, this.#passNode().end);
        this.#at++;
        this.#reached = style === COLLECTION_STYLE.FLOW ? closingEnd(this.#source, end) : end;
        return { start, end: this.#reached };
      }
      default:
        return { start: this.#reached, end: this.#reached };
    }
  }
}

/** The end of a flow collection, its bracket included, from the end of its last child or from its own start. */
function closingEnd(text: string, from: number): number {
  const closing = /[[{]?["']?(?:[\s,:?]|#[^\n]*\n)*[\]}]/y;
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : from;
}
