import { UsageError } from '../../diagnostics/usage-error.js';
import { judgeRequest } from '../../exchange/judge-request.js';
import type { HeaderList } from '../../http/message.js';
import type { Operation } from '../../openapi/api.js';
import { extensionWebhooks } from '../../openapi/extension-webhooks.js';
import { describeOperation } from '../admin/describe-operation.js';
import type { SampleRequest } from '../admin/request-sample.js';
import type { ServedOperation } from '../admin/served-operation.js';
import type { OperationDetail, SentMessage } from '../admin/shapes.js';
import type { MockApi } from '../mock-api.js';
import { readAddress } from './callback-address.js';
import type { Outbox } from './outbox.js';
import { bodyType, type OutgoingParts, writeOutgoing } from './write-outgoing.js';

/** A webhook of one of the documents. */
export interface NamedWebhook {
  readonly webhook: string;
  /** The name that the API is served under, where several have a webhook of this name. */
  readonly api?: string;
  /** Where the document has several; the first by default. */
  readonly method?: string;
}

/** Which webhook is sent where, and what it says where that is not to be made up. */
export interface WebhookRequest extends NamedWebhook {
  /** Where it goes to: `http:` or `https:`. */
  readonly url: string;
  /** The name of an example of its body. */
  readonly example?: string;
  /** Must conform to the document. */
  readonly body?: unknown;
  readonly headers?: HeaderList;
}

/** The webhooks that documents describe (OpenAPI 3.1 §4.8.1, `x-webhooks` of 3.0), and their sending. */
export class Webhooks {
  readonly #apis: readonly MockApi[];
  readonly #outbox: Outbox;
  readonly #sampleRequest: SampleRequest;

  constructor(apis: readonly MockApi[], outbox: Outbox, sampleRequest: SampleRequest) {
    this.#apis = apis;
    this.#outbox = outbox;
    this.#sampleRequest = sampleRequest;
  }

  /** All that may be sent. */
  list(): readonly ServedOperation[] {
    return this.#apis.flatMap((source) =>
      [...source.api.webhooks, ...extensionWebhooks(source.api)].map((operation) => ({ source, operation })),
    );
  }

  /** What there is to know of one, with a body to begin with. Throws {@link UsageError} where there is none. */
  describe(named: NamedWebhook): Promise<OperationDetail> {
    return describeOperation(this.#find(named), this.#sampleRequest, undefined);
  }

  /**
   * Sends one to its URL, and resolves when that was answered or is known not to be. Throws {@link UsageError} for what no document
   * describes.
   */
  async send(asked: WebhookRequest): Promise<SentMessage> {
    const described = this.#find(asked);
    const address = readAddress(asked.url);
    if (!address.ok) throw new UsageError(`Nothing is sent: ${address.problem}.`);
    const parts = await this.#partsOf(described, asked);
    await this.#refuseFlaws(described, address.url, parts);
    return this.#outbox.send({ kind: 'webhook', name: asked.webhook, described, address, parts });
  }

  #find({ webhook, api, method }: NamedWebhook): ServedOperation {
    const named = this.list().filter(({ operation }) => operation.path === webhook);
    const found = named.find(
      ({ source, operation }) =>
        (api === undefined || source.name === api) &&
        (method === undefined || operation.method === method.toUpperCase()),
    );
    if (found) return found;
    const all = this.list().map(
      ({ source, operation }) => `${operation.method} ${operation.path} (${source.name})`,
    );
    throw new UsageError(
      `No document has the webhook ${[method, webhook, api && `of ${api}`].filter(Boolean).join(' ')}; there ${all.length === 0 ? 'is none' : `are: ${all.join(', ')}`}.`,
    );
  }

  async #partsOf({ source, operation }: ServedOperation, asked: WebhookRequest): Promise<OutgoingParts> {
    const { example, body, headers } = asked;
    const rest = headers ? { headers } : {};
    if (example === undefined) return body === undefined ? rest : { ...rest, body };
    if (body !== undefined) throw new UsageError('A webhook has one body: give `body` or `example`.');
    const sample = await this.#sampleRequest(source, operation);
    const examples = bodyType(operation, sample)?.examples ?? [];
    const found = examples.find(({ name }) => name === example);
    if (found) return { ...rest, body: found.value };
    const names = examples.map(({ name }) => name || '(unnamed)').join(', ') || 'none';
    throw new UsageError(`The webhook ${operation.path} has no example ${example}; there are: ${names}.`);
  }

  async #refuseFlaws(described: ServedOperation, url: URL, parts: OutgoingParts): Promise<void> {
    const { source, operation } = described;
    refuseBodyWhereNone(operation, parts);
    const written = writeOutgoing(described, url, await this.#sampleRequest(source, operation), parts);
    const [flaw] = judgeRequest(operation, written, new Map());
    if (!flaw) return;
    const place = flaw.pointer === '' ? flaw.location : `${flaw.location} at ${flaw.pointer}`;
    throw new UsageError(`The webhook ${operation.path} does not allow its ${place}: ${flaw.message}.`);
  }
}

function refuseBodyWhereNone({ path, requestBody }: Operation, { body }: OutgoingParts): void {
  if (body !== undefined && !requestBody) throw new UsageError(`The webhook ${path} describes no body.`);
}
