import { parsePointer } from '../source/json-pointer.js';
import type { SourceMap } from '../source/source-map.js';
import { baseName } from './draft-builder.js';
import type { Draft, LineRange } from './recogniser.js';

/** Names that stand for a node of their own in a map even where its lines are its parent's. */
const structural =
  /\/(parameters|responses|content|properties|patternProperties|securitySchemes|servers|schemas|requestBodies|headers|allOf|anyOf|oneOf|paths)\/[^/]+$|\/(schema|items|requestBody|info|security)$/;

/** The source map of a draft: every part of the contract, and any other value whose lines differ from those of what holds it. */
export function makeSourceMap(draft: Draft, pagePath: string): SourceMap {
  const pointers: [string, LineRange][] = [];
  const kept = new Map<string, LineRange>();
  for (const [pointer, lines] of draft.provenance) {
    const around = nearest(kept, pointer.slice(0, pointer.lastIndexOf('/')));
    const same = around !== undefined && around[0] === lines[0] && around[1] === lines[1];
    if (pointer === '' || (same && !structural.test(pointer))) continue;
    kept.set(pointer, lines);
    pointers.push([pointer, lines]);
  }
  pointers.sort(([a], [b]) => comparePointers(a, b));
  return { version: 1, page: baseName(pagePath), pointers: Object.fromEntries(pointers) };
}

/** The map as JSON text, one pointer a line. The same map gives the same text. */
export function writeSourceMap(map: SourceMap): string {
  const lines = Object.entries(map.pointers).map(
    ([pointer, [first, last]]) => `    ${JSON.stringify(pointer)}: [${first}, ${last}]`,
  );
  const pointers = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "version": ${map.version},\n  "page": ${JSON.stringify(map.page)},\n  "pointers": ${pointers}\n}\n`;
}

function nearest(kept: ReadonlyMap<string, LineRange>, pointer: string): LineRange | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const lines = kept.get(at);
    if (lines) return lines;
  }
  return undefined;
}

/** Code-unit order of the tokens, so that a part comes right before its own parts. */
function comparePointers(a: string, b: string): number {
  const left = parsePointer(a);
  const right = parsePointer(b);
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [x, y] = [left[at] as string, right[at] as string];
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
