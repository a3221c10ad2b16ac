import { validateHeaderName } from 'node:http';
import { isJson, parseMediaType } from '../exchange/media-type.js';
import { combinedHeader, type HeaderList } from '../http/message.js';
import { corsHeaders, isPreflight } from './cors.js';
import type { MockAnswer } from './mock-engine.js';
import type { ReceivedRequest } from './received-request.js';
import { HeaderLines } from './served-answer.js';

/**
 * The header fields that go out with an answer: its own as far as they can be sent, the mock's marks, and those of CORS.
 */
export class ServedHeaders {
  readonly #engine: string;
  readonly #cors: boolean;
  readonly #isolates: boolean;
  /** For the headers of an answer that is given again: the lines for each origin that asked. */
  readonly #kept = new WeakMap<HeaderList, Map<string | undefined, HeaderLines>>();

  constructor(
    engine: string,
    { cors, isolates }: { readonly cors: boolean /** See {@link sandbox}. */; readonly isolates: boolean },
  ) {
    this.#engine = engine;
    this.#cors = cors;
    this.#isolates = isolates;
  }

  of(
    { method, headers }: Pick<ReceivedRequest, 'method' | 'headers'>,
    answer: MockAnswer,
    isDeprecated: boolean,
  ): HeaderLines {
    const origin = headers.get('origin');
    const isQuestion = isPreflight(method, headers);
    return answer.isKept && !isQuestion
      ? this.#keptLines(answer, isDeprecated, origin)
      : this.#lines(answer, isDeprecated, origin, this.#cors && !isQuestion);
  }

  #keptLines(answer: MockAnswer, isDeprecated: boolean, origin: string | undefined): HeaderLines {
    let ofOrigin = this.#kept.get(answer.headers);
    if (!ofOrigin) {
      ofOrigin = new Map();
      this.#kept.set(answer.headers, ofOrigin);
    }
    let lines = ofOrigin.get(origin);
    if (!lines) {
      lines = this.#lines(answer, isDeprecated, origin, this.#cors);
      if (ofOrigin.size >= rememberedOrigins) ofOrigin.clear();
      ofOrigin.set(origin, lines);
    }
    return lines;
  }

  #lines(
    answer: MockAnswer,
    isDeprecated: boolean,
    origin: string | undefined,
    isShared: boolean,
  ): HeaderLines {
    const own = sendable(answer.headers);
    const isApart = this.#isolates && answer.body.length > 0 && !isJsonText(own);
    const marked = [
      ...own,
      ...this.#marks(answer),
      ...(isDeprecated ? [deprecation] : []),
      ...(isApart ? [sandbox] : []),
    ];
    return new HeaderLines([...marked, ...(isShared ? corsHeaders(origin, marked) : [])].flat());
  }

  /** The reason goes into a header as well, because a documented body has no room for it. */
  #marks({ reason, notes = [] }: MockAnswer): HeaderList {
    const said = reason === undefined ? '' : headerText(reason.slice(0, 1000));
    return [
      ['Tally-Mock', this.#engine],
      ...(said === '' ? [] : [['Tally-Mock-Reason', said] as const]),
      ...notes.map((note) => ['Tally-Mock-Note', headerText(note.slice(0, 1000))] as const),
    ];
  }
}

/** Pages of a few origins ask again and again. */
const rememberedOrigins = 20;

/** As Prism says it: RFC 9745 wants the date since when, which no document tells. */
const deprecation = ['Deprecation', 'true'] as const;

/**
 * What a browser could show as a page runs in an origin of its own (CSP3, "sandbox"): beside a console, no text of a document
 * and nothing that a client had the mock keep may speak in the console's name.
 */
const sandbox = [
  'Content-Security-Policy',
  'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts allow-top-navigation',
] as const;

function isJsonText(headers: HeaderList): boolean {
  const media = parseMediaType(combinedHeader(headers, 'content-type') ?? '');
  return media !== undefined && isJson(media);
}

/** Headers of the connection itself (RFC 9110 §7.6.1), the body's length, and a coding that the body does not have. */
export const ownFraming = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function sendable(headers: HeaderList): [string, string][] {
  return headers.flatMap(([name, value]): [string, string][] =>
    ownFraming.has(name.toLowerCase()) || !isHeaderName(name) ? [] : [[name, headerText(value)]],
  );
}

/** A field value's octets (RFC 9110 §5.5); others become `?`. */
function headerText(value: string): string {
  return value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').trim();
}

/** Whether a text may be the name of a header. */
export function isHeaderName(name: string): boolean {
  try {
    validateHeaderName(name);
    return true;
  } catch {
    return false;
  }
}
