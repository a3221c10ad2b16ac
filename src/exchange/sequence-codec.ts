import { type BodyDescription, itemPart, wholePart } from './body-description.js';
import { type DecodedBody, decodeJson, plainText } from './decoded-body.js';
import type { ParsedMediaType } from './media-type.js';
import { readText } from './read-text.js';
import { propertyNamesOf, propertyOf, typesOf } from './schema-types.js';

/** How the items of a sequential media type are set apart (OpenAPI 3.2 §4.14.4). */
export type SequenceKind = 'json lines' | 'json sequence' | 'events';

const lines = new Set(['jsonl', 'x-jsonlines', 'jsonlines', 'x-ndjson', 'ndjson', 'x-jsonl']);

/** The kind of a sequential media type; `undefined` for any other. */
export function sequenceKind({ type, subtype }: ParsedMediaType): SequenceKind | undefined {
  if (type === 'text' && subtype === 'event-stream') return 'events';
  if (lines.has(subtype)) return 'json lines';
  return subtype === 'json-seq' || subtype.endsWith('+json-seq') ? 'json sequence' : undefined;
}

/** Whether the items of an event stream are described, rather than its text. */
export function describesItems(description: BodyDescription | undefined): boolean {
  if (description?.mediaType.itemSchema) return true;
  const types = typesOf(wholePart(description));
  return types.includes('array') || types.includes('object');
}

/** Writes the items of a sequence, one after the other; any other value is the only item. */
export function encodeSequence(kind: SequenceKind, value: unknown, description?: BodyDescription): string {
  const items = Array.isArray(value) ? value : [value];
  if (kind === 'json lines') return items.map((item) => `${JSON.stringify(item)}\n`).join('');
  if (kind === 'json sequence') return items.map((item) => `\u001e${JSON.stringify(item)}\n`).join('');
  const isEnvelope = describesEvents(description);
  return items.map((item) => encodeEvent(isEnvelope ? item : { data: item })).join('');
}

/** The items of a sequence; the last event of a stream that was cut off is left out. */
export function decodeSequence(kind: SequenceKind, text: string, description?: BodyDescription): DecodedBody {
  if (kind === 'events') return { ok: true, value: decodeEvents(text, description) };
  const separator = kind === 'json lines' ? /\r?\n/ : '\u001e';
  const values: unknown[] = [];
  for (const [index, piece] of text.split(separator).entries()) {
    if (piece.trim() === '') continue;
    const decoded = decodeJson(piece);
    if (!decoded.ok) return { ok: false, message: `item ${index + 1}: ${decoded.message}` };
    values.push(decoded.value);
  }
  return { ok: true, value: values };
}

/** Whether an item is the event with its fields, or only what its `data` holds. */
function describesEvents(description: BodyDescription | undefined): boolean {
  const names = propertyNamesOf(itemPart(description));
  return names.length === 0 || names.includes('data');
}

function encodeEvent(event: unknown): string {
  const fields = event !== null && typeof event === 'object' ? Object.entries(event) : [['data', event]];
  const written = fields.flatMap(([name, value]) =>
    plainText(value)
      .split(/\r\n|\r|\n/)
      .map((line) => `${name}: ${line}\n`),
  );
  return `${written.join('')}\n`;
}

/** The events of a stream (HTML §9.2.6): those without data are not dispatched. */
function decodeEvents(text: string, description: BodyDescription | undefined): unknown[] {
  const part = itemPart(description);
  const isEnvelope = describesEvents(description);
  const blocks = text.split(/\r\n|\r|\n/);
  const events: unknown[] = [];
  let fields = new Map<string, string>();
  for (const line of blocks.slice(0, -1)) {
    if (line === '') {
      const data = fields.get('data');
      if (data !== undefined && !isEnvelope) events.push(readText(data, part));
      else if (data !== undefined) {
        const entries = [...fields].map(([name, value]) => [name, readText(value, propertyOf(part, name))]);
        events.push(Object.fromEntries(entries));
      }
      fields = new Map();
      continue;
    }
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === '') continue;
    const before = name === 'data' ? fields.get('data') : undefined;
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return events;
}
