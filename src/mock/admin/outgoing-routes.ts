import { UsageError } from '../../diagnostics/usage-error.js';
import { isMapping } from '../../openapi/document-node.js';
import type { Outbox } from '../outgoing/outbox.js';
import type { WebhookRequest, Webhooks } from '../outgoing/webhooks.js';
import { type AdminAnswer, type AdminRoutes, badRequest } from './admin-routes.js';
import type { Changes } from './changes.js';
import { isFields } from './compose-request.js';
import type { WebhookSummary } from './shapes.js';

/** What the mock sends by itself: webhooks on demand, and a record of them and of callbacks. */
export function outgoingRoutes(webhooks: Webhooks, outbox: Outbox, changes: Changes): AdminRoutes {
  return {
    'GET /webhooks': async () => ({
      status: 200,
      body: {
        webhooks: webhooks.list().map(
          ({ source, operation: { path, method, summary } }): WebhookSummary => ({
            api: source.name,
            webhook: path,
            method,
            summary,
          }),
        ),
      },
    }),
    'GET /webhook': ({ query }) => {
      const { webhook = '', ...rest } = Object.fromEntries(query);
      return answered(async () => webhooks.describe({ ...rest, webhook }));
    },
    'POST /webhooks': async ({ body }) => {
      const asked = readWebhook(body);
      return typeof asked === 'string' ? badRequest(asked) : answered(() => webhooks.send(asked));
    },
    'GET /sent': async () => ({ status: 200, body: { sent: outbox.sent } }),
    'DELETE /sent': async () => {
      outbox.clear();
      changes.tell('sent');
      return { status: 204 };
    },
  };
}

async function answered(work: () => Promise<unknown>): Promise<AdminAnswer> {
  try {
    return { status: 200, body: await work() };
  } catch (error) {
    if (error instanceof UsageError) return badRequest(error.message);
    throw error;
  }
}

const texts = ['webhook', 'url', 'api', 'method', 'example'] as const;
const known: readonly string[] = [...texts, 'body', 'headers'];

function readWebhook(sent: unknown): WebhookRequest | string {
  if (!isMapping(sent) || sent.webhook === undefined || sent.url === undefined)
    return 'Send `webhook`, the name that the document gives it, and the `url` it goes to.';
  const unknown = Object.keys(sent).find((name) => !known.includes(name));
  if (unknown !== undefined) return `\`${unknown}\` is none of: ${known.join(', ')}.`;
  const wrong = texts.find((name) => sent[name] !== undefined && typeof sent[name] !== 'string');
  if (wrong !== undefined) return `\`${wrong}\` must be a text.`;
  if (sent.headers !== undefined && !isFields(sent.headers))
    return '`headers` must be a list of pairs of texts.';
  return sent as unknown as WebhookRequest;
}
