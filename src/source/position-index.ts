import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import { joinPointer } from './json-pointer.js';
import type { SourceRange } from './source.js';

/** Where a node stands: its value and, inside a mapping, its key. */
export interface NodePlace {
  readonly key?: SourceRange;
  readonly value: SourceRange;
}

/** A key that its object has already; the last one counts. */
export interface RepeatedKey {
  readonly name: string;
  /** JSON Pointer to the object. */
  readonly pointer: string;
  readonly range: SourceRange;
}

/** JSON Pointer → place. */
export interface PositionIndex {
  get(pointer: string): NodePlace | undefined;
  /** How many nodes have a place. */
  readonly size: number;
}

/** Reads the places of all nodes of a YAML text that parses; an alias stands where it is written. Keys that stand twice go to `repeated`. */
export function indexPositions(
  text: string,
  events: readonly Event[],
  repeated: RepeatedKey[] = [],
): PositionIndex {
  const places = new Map<string, NodePlace>();
  let at = 0;
  let reached = 0;

  function readNode(pointer: string, key: SourceRange | undefined): number {
    const event = events[at++] as Event;
    const place = (value: SourceRange) => places.set(pointer, key ? { key, value } : { value });
    if (event.type === EVENT_ID.SCALAR) {
      if (event.valueStart < 0) {
        // Nothing is written: the key stands for it, or the place that the reader has come to.
        place(key ?? { start: reached, end: reached });
        return reached;
      }
      reached = event.valueEnd;
      place({ start: event.valueStart, end: event.valueEnd });
      return event.valueEnd;
    }
    if (event.type === EVENT_ID.ALIAS) {
      place({ start: event.anchorStart - 1, end: event.anchorEnd });
      reached = event.anchorEnd;
      return event.anchorEnd;
    }
    if (event.type === EVENT_ID.SEQUENCE) {
      reached = event.start + 1;
      let end = event.start;
      for (let index = 0; events[at]?.type !== EVENT_ID.POP; index++) {
        end = Math.max(end, readNode(joinPointer(pointer, index), undefined));
      }
      at++;
      reached = event.style === COLLECTION_STYLE.FLOW ? closingEnd(text, end) : end;
      place({ start: event.start, end: reached });
      return reached;
    }
    if (event.type === EVENT_ID.MAPPING) {
      reached = event.start;
      let end = event.start;
      const names = new Set<string>();
      while (events[at]?.type !== EVENT_ID.POP) {
        const keyEvent = events[at] as Event;
        const name = keyEvent.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : '';
        const range = readKey(keyEvent, pointer);
        // A merge key stands for the keys that it brings.
        if (names.has(name) && name !== '<<') repeated.push({ name, pointer, range });
        names.add(name);
        end = Math.max(end, readNode(joinPointer(pointer, name), range));
      }
      at++;
      reached = event.style === COLLECTION_STYLE.FLOW ? closingEnd(text, end) : end;
      place({ start: event.start, end: reached });
      return reached;
    }
    return 0;
  }

  function readKey(event: Event, pointer: string): SourceRange {
    if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
      at++;
      reached = event.valueEnd;
      return { start: event.valueStart, end: event.valueEnd };
    }
    const end = readNode(`${pointer}/~key`, undefined);
    const start = places.get(`${pointer}/~key`)?.value.start ?? end;
    places.delete(`${pointer}/~key`);
    return { start, end };
  }

  while (at < events.length) {
    if (events[at]?.type === EVENT_ID.DOCUMENT || events[at]?.type === EVENT_ID.POP) at++;
    else readNode('', undefined);
  }
  return places;
}

/** The end of a flow collection, its bracket included, from the end of its last child or from its own start. */
function closingEnd(text: string, from: number): number {
  const closing = /[[{]?["']?(?:[\s,:?]|#[^\n]*\n)*[\]}]/y;
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : from;
}
