import { judgeResponse } from '../../exchange/judge-response.js';
import { type HttpClient, openClient } from '../../http/client.js';
import { isLocalName } from '../../http/local-name.js';
import type { Delivery, WireRequest } from '../../http/message.js';
import type { SampleRequest } from '../admin/request-sample.js';
import type { ServedOperation } from '../admin/served-operation.js';
import type { SentMessage } from '../admin/shapes.js';
import { cut } from '../cut.js';
import { addressRefusal } from './address-refusal.js';
import type { Address } from './callback-address.js';
import { type OutgoingParts, writeOutgoing } from './write-outgoing.js';

/** A callback or webhook that is to be sent. */
export interface Outgoing {
  readonly kind: 'callback' | 'webhook';
  readonly name: string;
  /** `METHOD /path` of the operation that was asked for; only of callbacks. */
  readonly of?: string;
  readonly described: ServedOperation;
  readonly address: Address;
  readonly parts?: OutgoingParts;
}

export interface OutboxOptions {
  /** Hosts besides this machine that may be sent to, in lower case. */
  readonly hosts?: readonly string[];
  readonly sampleRequest: SampleRequest;
}

/** The header that tells what comes from a mock; what carries it is not called back, or two mocks could go on for ever. */
export const outgoingMark = 'Tally-Mock';

/** In milliseconds. */
const patience = 10_000;
const mostAtATime = 100;
const mostRemembered = 1_000;
/** In characters of a body. */
const longestRemembered = 16 * 1024;

/** Sends callbacks and webhooks, and remembers the last 1,000. */
export class Outbox {
  readonly #hosts: readonly string[];
  readonly #sampleRequest: SampleRequest;
  #sent: SentMessage[] = [];
  #count = 0;
  readonly #open = new Set<HttpClient>();
  readonly #listeners = new Set<(message: SentMessage) => void>();

  constructor({ hosts = [], sampleRequest }: OutboxOptions) {
    this.#hosts = hosts;
    this.#sampleRequest = sampleRequest;
  }

  /** What was sent, the oldest first. */
  get sent(): readonly SentMessage[] {
    return this.#sent;
  }

  clear(): void {
    this.#sent = [];
  }

  /** Waits for no more answers. */
  abandon(): void {
    for (const client of this.#open) client.close();
  }

  /** Tells of all that is done with, until what is returned is called. */
  listen(listener: (message: SentMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when it was answered, or is known not to be; never rejects for what the other side does. */
  async send(outgoing: Outgoing): Promise<SentMessage> {
    const { kind, name, of, described, address } = outgoing;
    const about = {
      kind,
      name,
      api: described.source.name,
      ...(of === undefined ? {} : { of }),
      method: described.operation.method,
      ...(address.ok ? { url: address.url.href } : {}),
    };
    return this.#remember({ ...about, ...(await this.#deliver(outgoing)) });
  }

  async #deliver({ kind, described, address, parts }: Outgoing): Promise<Outcome> {
    if (!address.ok) return { problem: address.problem };
    const { url } = address;
    const refusal = addressRefusal(url, this.#hosts);
    if (refusal !== undefined) return { problem: refusal };
    if (this.#open.size >= mostAtATime) return { problem: `${mostAtATime} others wait for their answers` };
    const client = openClient(url, {
      timeout: patience,
      connections: 1,
      insecure: isLocalName(url.hostname),
    });
    this.#open.add(client);
    try {
      const { source, operation } = described;
      const written = writeOutgoing(described, url, await this.#sampleRequest(source, operation), parts);
      const marked = { ...written, headers: [...written.headers, [outgoingMark, kind] as const] };
      return outcomeOf(described, marked, await client.send(marked));
    } catch (error) {
      // A value that no header can hold, for one.
      return { problem: `it cannot be written: ${(error as Error).message}` };
    } finally {
      client.close();
      this.#open.delete(client);
    }
  }

  #remember(message: Omit<SentMessage, 'number' | 'at'>): SentMessage {
    const whole = { number: ++this.#count, at: new Date().toISOString(), ...message };
    this.#sent.push(whole);
    if (this.#sent.length > mostRemembered) this.#sent.shift();
    for (const listener of this.#listeners) listener(whole);
    return whole;
  }
}

type Outcome = Pick<SentMessage, 'headers' | 'body' | 'status' | 'milliseconds' | 'problem' | 'flaws'>;

function outcomeOf(
  { operation }: ServedOperation,
  { headers, body }: WireRequest,
  delivery: Delivery,
): Outcome {
  const { milliseconds } = delivery;
  const text = body && cut(body.toString('utf8'), longestRemembered);
  const sent = { headers, ...(text === undefined ? {} : { body: text }), milliseconds };
  if (!delivery.ok) return { ...sent, problem: delivery.message };
  const { status } = delivery.response;
  const { response, flaws } = judgeResponse(operation, operation.method, delivery.response);
  const undescribed = response ? [] : [`The document does not describe ${status}.`];
  return { ...sent, status, flaws: [...undescribed, ...flaws.map(({ message }) => message)] };
}

/** A callback or webhook as a sentence can name it. */
export function nameOf({ kind, name, of }: Pick<SentMessage, 'kind' | 'name' | 'of'>): string {
  return of === undefined ? `${kind} ${name}` : `${kind} ${name} of ${of}`;
}
