import { closingQuote, isLiteral, literalEnd } from './json-scan.js';
import { PlaceTree } from './place-tree.js';
import type { PositionIndex, RepeatedKey } from './position-index.js';

const quote = 0x22;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** The places of all nodes of a text that `JSON.parse` accepts, in one pass. */
export class JsonPlaces extends PlaceTree {
  constructor(text: string) {
    super(text);
    const isMapping: boolean[] = [];
    let hasKey = false;
    let backslash = text.indexOf('\\');
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        const end = closingQuote(text, at + 1);
        if (isMapping.at(-1) && !hasKey) {
          if (backslash !== -1 && backslash < at) backslash = text.indexOf('\\', at);
          const isEscaped = backslash !== -1 && backslash < end;
          this.key(at + 1, end, isEscaped ? (JSON.parse(text.slice(at, end + 1)) as string) : undefined);
          hasKey = true;
        } else {
          this.leaf(at + 1, end);
          hasKey = false;
        }
        at = end;
      } else if (code === openBrace || code === openBracket) {
        this.open(code === openBrace ? 'mapping' : 'list', at);
        isMapping.push(code === openBrace);
        hasKey = false;
      } else if (code === closeBrace || code === closeBracket) {
        this.close(at + 1);
        isMapping.pop();
      } else if (isLiteral(code)) {
        const end = literalEnd(text, at);
        this.leaf(at, end);
        hasKey = false;
        at = end - 1;
      }
    }
  }
}

/** The repeated keys of a JSON text; none for YAML, whose reader finds them. */
export function repeatedKeysOfJson(file: { positions(): PositionIndex }): RepeatedKey[] {
  const places = file.positions();
  return places instanceof JsonPlaces ? places.repeatedKeys() : [];
}
