import type { WebhookSummary } from '../../../mock/admin/shapes.js';
import { SplitView } from '../../look/split-view.js';
import { ask } from '../client.js';
import { apis } from '../model.js';
import { PendingView } from '../parts/pending-view.js';
import { RowList } from '../parts/row-list.js';
import { hrefOf, type Route } from '../route.js';
import { useLoaded } from '../use-loaded.js';
import { SentMessages } from './sent-messages.js';
import { WebhookForm } from './webhook-form.js';
import './webhooks-page.css';

/** The webhooks that can be sent, the chosen one with its body, and what the mock has sent by itself. */
export function WebhooksPage({ api, webhook, method }: Extract<Route, { view: 'webhooks' }>) {
  const loaded = useLoaded(String(apis.value?.length), () =>
    ask<{ webhooks: WebhookSummary[] }>('GET', '/webhooks'),
  );
  if (loaded.is !== 'here') return <PendingView of={loaded} />;
  const { webhooks } = loaded.value;
  const chosen = webhooks.find(
    (each) => each.api === api && each.webhook === webhook && each.method === method,
  );
  return (
    <SplitView
      name="webhooks"
      start={30}
      first={<WebhookList webhooks={webhooks} chosen={chosen} />}
      second={
        <div class="scroll-pane webhooks-page">
          {chosen && <WebhookForm key={keyOf(chosen)} webhook={chosen} />}
          <SentMessages />
        </div>
      }
    />
  );
}

interface WebhookListProps {
  readonly webhooks: readonly WebhookSummary[];
  readonly chosen: WebhookSummary | undefined;
}

function WebhookList({ webhooks, chosen }: WebhookListProps) {
  return (
    <RowList
      label="Webhooks"
      rows={webhooks}
      rowHeight={32}
      keyOf={keyOf}
      hrefOf={({ api, webhook, method }) => hrefOf({ view: 'webhooks', api, webhook, method })}
      chosen={chosen && keyOf(chosen)}
      draw={({ api, webhook, method }) => (
        <>
          <span class="list-path">{webhook}</span>
          <span class="quiet">{(apis.value ?? []).length > 1 ? `${method} · ${api}` : method}</span>
        </>
      )}
      empty={<p>These documents describe no webhooks.</p>}
    />
  );
}

function keyOf({ api, webhook, method }: WebhookSummary): string {
  return `${api} ${method} ${webhook}`;
}
