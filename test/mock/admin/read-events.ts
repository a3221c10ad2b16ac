import { request } from 'node:http';

export interface SentEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface EventReader {
  /** The next event of a kind. */
  next(event: string): Promise<SentEvent['data']>;
  /** When the server ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Listens to server-sent events. */
export async function readEvents(port: number, path: string): Promise<EventReader> {
  const waiting: { readonly event: string; readonly settle: (data: SentEvent['data']) => void }[] = [];
  const seen: SentEvent[] = [];
  const settle = (): void => {
    for (const [index, { event, data }] of seen.entries()) {
      const at = waiting.findIndex((each) => each.event === event);
      if (at === -1) continue;
      seen.splice(index, 1);
      waiting.splice(at, 1)[0]?.settle(data);
      settle();
      return;
    }
  };
  let text = '';
  const sent = request({ host: '127.0.0.1', port, path, agent: false });
  sent.end();
  const ended = new Promise<void>((resolve) => {
    sent.on('response', (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? [];
          if (event !== undefined) seen.push({ event, data: JSON.parse(data ?? '') });
        }
        settle();
      });
      answer.on('close', () => resolve());
    });
    sent.on('error', () => resolve());
  });
  return {
    next: (event) =>
      new Promise((resolve) => {
        waiting.push({ event, settle: resolve });
        settle();
      }),
    ended,
    close: () => sent.destroy(),
  };
}
