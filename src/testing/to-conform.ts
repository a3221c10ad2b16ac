import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { departures } from './departures.js';
import { findOperation } from './find-operation.js';
import { openOnce } from './open-once.js';
import { readExchange } from './read-exchange.js';
import type { SeenExchange } from './seen-exchange.js';

export interface ConformOptions {
  /** The operation's id or `METHOD /path`, where the request's method and path do not tell it. */
  readonly operation?: string;
  /** The request that a fetch response came for, which the response itself does not know; its body must be unread. */
  readonly request?: Request;
}

/** What a matcher gives to Jest. */
interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * The matcher `toConform`: whether a response (fetch, axios, superagent, supertest) is what the document describes: status, headers, media
 * type, body, and the request where it was not refused. `spec` is a path or a bundled name. Of a fetch response the body has to be waited
 * for: the matcher gives a promise then.
 */
export function toConform(
  received: unknown,
  spec: string,
  options: ConformOptions = {},
): MatcherResult | Promise<MatcherResult> {
  const seen = readExchange(received, options.request);
  if ('unreadable' in seen) throw new UsageError(seen.unreadable);
  return 'then' in seen ? seen.then((read) => compare(read, spec, options)) : compare(seen, spec, options);
}

/** More would not be read. */
const shownDepartures = 10;

function compare(seen: SeenExchange, spec: string, { operation: name }: ConformOptions): MatcherResult {
  const opened = openOnce(spec);
  const found = findOperation(opened, seen, name);
  const all = departures(found, seen);
  const { method, path } = found.operation;
  const what = `${method} ${path} → ${seen.response.status}`;
  return {
    pass: all.length === 0,
    message: () => {
      if (all.length === 0) return `${what} conforms to ${opened.path}, though it should not.`;
      const rest = all.length > shownDepartures ? [`and ${all.length - shownDepartures} more`] : [];
      const shown = all.slice(0, shownDepartures).map(formatDiagnostic);
      return [`${what} departs from ${opened.path}:`, ...shown, ...rest].join('\n\n');
    },
  };
}
