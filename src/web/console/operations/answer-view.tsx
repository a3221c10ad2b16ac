import { useState } from 'preact/hooks';
import type { SentRequest } from '../../../mock/admin/shapes.js';
import { Tabs } from '../../look/tabs.js';
import { FlawList } from '../parts/flaw-list.js';
import { BodyView, HeaderTable } from '../parts/http-message.js';
import { Note } from '../parts/note.js';
import { StatusBadge } from '../parts/status-badge.js';
import { hrefOf } from '../route.js';
import './answer-view.css';

/** What came back, and why it is that. */
export function AnswerView({ sent }: { readonly sent: SentRequest }) {
  const [tab, setTab] = useState<'body' | 'headers'>('body');
  const { response, failure, exchange, milliseconds } = sent;
  return (
    <section class="answer" aria-label="Answer">
      <p class="answer-line" role="status">
        {response && <StatusBadge status={response.status} />}
        {response && <strong>{response.statusText}</strong>}
        <span class="quiet">{milliseconds} ms</span>
        {exchange && (
          <a class="answer-entry" href={hrefOf({ view: 'log', number: exchange.number })}>
            #{exchange.number} in the log
          </a>
        )}
      </p>
      {failure !== undefined && (
        <Note tone="bad">
          <p>{`No whole answer came: ${failure}.`}</p>
        </Note>
      )}
      {exchange && <Why why={exchange.why} />}
      {exchange && exchange.errors.length > 0 && <FlawList flaws={exchange.errors} />}
      {response && (
        <Tabs
          label="Parts of the answer"
          tabs={[
            { name: 'body', label: 'Body' },
            { name: 'headers', label: `Headers (${response.headers.length})` },
          ]}
          chosen={tab}
          onChoose={setTab}
        >
          {tab === 'body' ? (
            <BodyView label="Answer body" body={response.body} />
          ) : (
            <HeaderTable label="Answer headers" fields={response.headers} />
          )}
        </Tabs>
      )}
    </section>
  );
}

/** The reason of an answer, in the mock's words. */
export function Why({ why }: { readonly why: string }) {
  if (why === '') return null;
  return (
    <p class="why">
      <span class="quiet">Why: </span>
      {why}
    </p>
  );
}
