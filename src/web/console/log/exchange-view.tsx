import { useState } from 'preact/hooks';
import type { ExchangeDetail, SentRequest } from '../../../mock/admin/shapes.js';
import { Button } from '../../look/button.js';
import { ask } from '../client.js';
import { operations } from '../model.js';
import { Why } from '../operations/answer-view.js';
import { CopiesView } from '../parts/copies-view.js';
import { FlawList } from '../parts/flaw-list.js';
import { BodyView, HeaderTable } from '../parts/http-message.js';
import { Note } from '../parts/note.js';
import { PendingView } from '../parts/pending-view.js';
import { StatusBadge } from '../parts/status-badge.js';
import { goTo, hrefOf } from '../route.js';
import { useLoaded } from '../use-loaded.js';
import './exchange-view.css';

/** All of one exchange: why it was answered so, what is wrong with it, and what went over the wire. */
export function ExchangeView({ number }: { readonly number: number }) {
  const loaded = useLoaded(String(number), () => ask<ExchangeDetail>('GET', `/exchange?number=${number}`));
  if (loaded.is !== 'here') return <PendingView of={loaded} />;
  const { method, target, status, why, errors, misses, notes, request, response, copies } = loaded.value;
  const marked = errors.filter((flaw) => flaw.in === 'body').map(({ pointer }) => pointer);
  return (
    <article class="scroll-pane exchange" aria-labelledby="exchange-title">
      <header class="exchange-head">
        <h2 id="exchange-title">
          <StatusBadge status={status} /> {method} <span class="exchange-target">{target}</span>
        </h2>
        <Why why={why} />
        {response.fault !== undefined && <p>{`On its way: ${response.fault}.`}</p>}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <ExchangeBar detail={loaded.value} />
      </header>
      {errors.length > 0 && (
        <section aria-labelledby="errors-title">
          <h3 id="errors-title" class="section-title">
            What the request departs in
          </h3>
          <FlawList flaws={errors} />
        </section>
      )}
      <NearMisses misses={misses} />
      <section aria-labelledby="request-title">
        <h3 id="request-title" class="section-title">
          Request
        </h3>
        <HeaderTable label="Request headers" fields={request.headers} />
        <BodyView label="Request body" body={request.body} marked={marked} />
      </section>
      <section aria-labelledby="response-title">
        <h3 id="response-title" class="section-title">
          Answer
        </h3>
        <HeaderTable label="Answer headers" fields={response.headers} />
        <BodyView label="Answer body" body={response.body} />
      </section>
      <section aria-labelledby="copies-title">
        <h3 id="copies-title" class="section-title">
          Send it again from elsewhere
        </h3>
        <CopiesView copies={copies} />
      </section>
    </article>
  );
}

/** What can be done with an exchange. */
function ExchangeBar({ detail }: { readonly detail: ExchangeDetail }) {
  const [failure, setFailure] = useState<string>();
  const { number, api, operation: id } = detail;
  const operation = operations.value.find((each) => each.api === api && each.id === id);
  const replay = async () => {
    try {
      const { exchange, failure: broken } = await ask<SentRequest>('POST', '/send', { number });
      setFailure(broken && `No whole answer came: ${broken}.`);
      if (exchange) goTo({ view: 'log', number: exchange.number });
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  return (
    <>
      <p class="exchange-bar">
        <Button onClick={replay}>Replay</Button>
        {operation && (
          <a
            class="button"
            href={hrefOf({ view: 'operations', api: operation.api, operation: operation.operation })}
          >
            Open the operation
          </a>
        )}
      </p>
      {failure !== undefined && (
        <Note tone="bad" live>
          <p>{failure}</p>
        </Note>
      )}
    </>
  );
}

function NearMisses({ misses }: Pick<ExchangeDetail, 'misses'>) {
  if (misses.length === 0) return null;
  return (
    <section aria-labelledby="misses-title">
      <h3 id="misses-title" class="section-title">
        Scenarios that came near
      </h3>
      <ul class="near-misses">
        {misses.map(({ scenario, differences }) => (
          <li key={scenario}>
            <strong>{scenario}</strong> <span>{differences.join('; ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
