import { STATUS_CODES } from 'node:http';
import { combinedHeader } from '../../http/message.js';
import { harEntry } from '../../result/har-entry.js';
import type { HarEntry } from '../../result/report.js';
import type { JournalEntry } from './journal.js';

/** A HAR 1.2 of exchanges; credentials stand in it as `$NAME` of their header. */
export function journalHar(entries: readonly JournalEntry[], origin: string): unknown {
  return {
    log: {
      version: '1.2',
      creator: { name: 'tallystick', version: '1' },
      entries: entries.map((entry) => entryOf(entry, origin)),
    },
  };
}

const secretHeaders = ['authorization', 'proxy-authorization', 'cookie'];

function entryOf({ at, exchange }: JournalEntry, origin: string): HarEntry {
  const { method, target, headers, body, answer, request } = exchange;
  const declared = [...(request?.source.api.securitySchemes.values() ?? [])].flatMap((scheme) =>
    scheme.kind === 'header' ? [scheme.name.toLowerCase()] : [],
  );
  const secrets = [...secretHeaders, ...declared].flatMap((name): [string, string][] => {
    const value = combinedHeader(headers, name);
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  const hide = (text: string): string =>
    secrets.reduce((hidden, [name, value]) => hidden.replaceAll(value, `$${name.toUpperCase()}`), text);
  const { status, headers: answered, body: content } = answer;
  const response = { status, statusText: STATUS_CODES[status] ?? '', headers: answered, body: content };
  const sent = { method, target, headers, ...(body ? { body } : {}) };
  return harEntry(origin, sent, { ok: true, response, milliseconds: 0 }, new Date(at).toISOString(), hide);
}
