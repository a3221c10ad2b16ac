import {
  type ControlOptions,
  createControl,
  type MockControl,
} from '../../../src/mock/admin/mock-control.js';
import { type RunningMock, startMock } from '../../../src/mock/start-mock.js';

export interface Controlled {
  readonly mock: RunningMock;
  readonly control: MockControl;
  /** Sends a request with a JSON body. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Sent>;
}

export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text. */
  readonly value: unknown;
}

/** A mock with its control on a free port. */
export async function openControlled(options: ControlOptions): Promise<Controlled> {
  const control = createControl(options);
  const { extensions, serveAdmin } = control;
  const mock = await startMock({ apis: options.apis, extensions, serveAdmin, port: 0, host: '127.0.0.1' });
  return {
    mock,
    control,
    async send(method, path, body, headers = {}) {
      const answer = await fetch(`${mock.url}${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, value: parsed(text) };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
