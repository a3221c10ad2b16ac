import { CORE_SCHEMA, constructFromEvents, type Event, mergeTag, parseEvents, YAMLException } from 'js-yaml';
import { expansionProblem, nestingProblem } from './expansion.js';
import { JsonPlaces } from './json-places.js';
import type { PositionIndex, RepeatedKey } from './position-index.js';
import type { Source } from './source.js';
import { syntaxFix } from './syntax-fix.js';
import { YamlPlaces } from './yaml-places.js';

/** Why a text is not YAML or JSON, and where: `offset` is a UTF-16 offset into the text. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
  /** What to do, in the imperative. */
  readonly fix: string;
}

/** A text with its value; positions are worked out when first asked for. */
export interface ParsedSource {
  readonly source: Source;
  /** Plain data: objects, arrays, strings, numbers, booleans and null. `undefined` where `problem` is set. */
  readonly value: unknown;
  readonly problem?: SyntaxProblem;
  /** Of YAML that was read although keys stand twice; of JSON they are found among the positions. */
  readonly repeatedKeys?: readonly RepeatedKey[];
  positions(): PositionIndex;
}

/** Nesting beyond this is refused: no real document comes near it, and a recursive reader must not overflow. */
const maxDepth = 1_000;
/** Aliases share their target in memory, but whoever walks the value meets it each time: both numbers are bounded. */
const maxAliases = 1_000;
const maxNodes = 5_000_000;

/** YAML 1.2 with the merge keys of 1.1, which authors use with anchors. */
const schema = CORE_SCHEMA.withTags(mergeTag);

export interface ParseOptions {
  /** YAML with a key twice in one mapping (YAML 1.2.2 §3.2.1.3) is read as JSON is, by the last one, instead of refused. */
  readonly repeatedKeys?: 'last';
}

/** Parses YAML 1.2 or JSON; a syntax error is a value, never an exception. */
export function parseText(source: Source, options: ParseOptions = {}): ParsedSource {
  let index: PositionIndex | undefined;
  try {
    const { value, events, repeatedKeys } = parseValue(source.text, options);
    const positions = () => {
      index ??= events ? readPositions(source.text, events.deref()) : new JsonPlaces(source.text);
      return index;
    };
    const message = events
      ? expansionProblem(value, { maxDepth, maxNodes })
      : nestingProblem(value, maxDepth);
    if (message === undefined) return { source, value, positions, ...(repeatedKeys && { repeatedKeys }) };
    return {
      source,
      value: undefined,
      problem: problemAt(source.text, message, 0),
      positions: () => new Map(),
    };
  } catch (error) {
    return { source, value: undefined, problem: describe(source.text, error), positions: () => new Map() };
  }
}

/** YAML comes with the events of its reading, from which places are told; they are large, and most often needed at once or never. */
function parseValue(
  text: string,
  options: ParseOptions,
): { value: unknown; events?: WeakRef<Event[]>; repeatedKeys?: RepeatedKey[] } {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { value: JSON.parse(text) };
    } catch {
      // Not JSON after all, or broken JSON: the YAML reader tells which, and where.
    }
  }
  // Value and places come from one reading.
  const events = parseEvents(text, { maxDepth });
  const construct = (json: boolean) =>
    constructFromEvents(events, { source: text, maxAliases, schema, json });
  let documents: unknown[];
  let repeatedKeys: RepeatedKey[] | undefined;
  try {
    documents = construct(false);
  } catch (error) {
    const isRepeat = error instanceof YAMLException && error.reason === 'duplicated mapping key';
    if (!isRepeat || options.repeatedKeys === undefined) throw error;
    documents = construct(true);
    // A merge key stands for the keys that it brings.
    repeatedKeys = new YamlPlaces(text, events).repeatedKeys().filter(({ name }) => name !== '<<');
  }
  if (documents.length === 0) throw new YAMLException('expected a document, but the input is empty');
  if (documents.length > 1)
    throw new YAMLException('expected a single document in the stream, but found more');
  return { value: documents[0], events: new WeakRef(events), ...(repeatedKeys && { repeatedKeys }) };
}

/** Without places a finding loses its caret, which is better than losing the finding. */
function readPositions(text: string, events: Event[] | undefined): PositionIndex {
  try {
    return new YamlPlaces(text, events ?? parseEvents(text, { maxDepth }));
  } catch {
    return new Map();
  }
}

function describe(text: string, error: unknown): SyntaxProblem {
  if (error instanceof YAMLException) return problemAt(text, error.reason, error.mark?.position ?? 0);
  return problemAt(text, error instanceof Error ? error.message : String(error), 0);
}

function problemAt(text: string, message: string, offset: number): SyntaxProblem {
  return { message, offset, fix: syntaxFix(message, text, offset) };
}
