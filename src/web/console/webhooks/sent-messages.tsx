import type { SentMessage } from '../../../mock/admin/shapes.js';
import { Badge } from '../../look/badge.js';
import { Button } from '../../look/button.js';
import { ask } from '../client.js';
import { sentChanges } from '../model.js';
import { BodyView } from '../parts/http-message.js';
import { Note } from '../parts/note.js';
import { StatusBadge } from '../parts/status-badge.js';
import { useLoaded } from '../use-loaded.js';

/** How many are drawn, the latest first. */
const mostShown = 50;

/** The callbacks and webhooks that the mock has sent, and what came back. */
export function SentMessages() {
  const loaded = useLoaded(String(sentChanges.value), () => ask<{ sent: SentMessage[] }>('GET', '/sent'));
  const sent = loaded.is === 'here' ? loaded.value.sent : [];
  return (
    <section aria-labelledby="sent-title">
      <h2 id="sent-title" class="section-title">
        Sent by the mock
      </h2>
      {loaded.is === 'refused' && (
        <Note tone="bad" live>
          <p>{loaded.why}</p>
        </Note>
      )}
      {loaded.is === 'here' && sent.length === 0 && (
        <p class="quiet">Nothing yet: neither callbacks nor webhooks.</p>
      )}
      {sent.length > 0 && (
        <>
          <ol class="sent-list" aria-label="Sent messages" reversed>
            {sent
              .slice(-mostShown)
              .reverse()
              .map((message) => (
                <li key={message.number}>
                  <Message message={message} />
                </li>
              ))}
          </ol>
          <Button onClick={() => ask('DELETE', '/sent')}>Forget all</Button>
        </>
      )}
    </section>
  );
}

function Message({ message }: { readonly message: SentMessage }) {
  const { number, kind, name, of, method, url, status, problem, flaws = [], body } = message;
  return (
    <>
      <p class="sent-line">
        {status === undefined ? <Badge tone="bad">not answered</Badge> : <StatusBadge status={status} />}
        <strong>{name}</strong>
        <span class="quiet">{of === undefined ? kind : `${kind} of ${of}`}</span>
        <code>{url === undefined ? method : `${method} ${url}`}</code>
      </p>
      {problem !== undefined && <p>{`It did not arrive: ${problem}.`}</p>}
      {flaws.map((flaw) => (
        <p key={flaw}>{flaw}</p>
      ))}
      {body !== undefined && (
        <details>
          <summary>Body</summary>
          <BodyView label={`Body of message ${number}`} body={{ text: body }} />
        </details>
      )}
    </>
  );
}
