import { useState } from 'preact/hooks';
import type { OperationDetail } from '../../../mock/admin/shapes.js';
import { Badge, Method } from '../../look/badge.js';
import { ask, withQuery } from '../client.js';
import { PendingView } from '../parts/pending-view.js';
import { useLoaded } from '../use-loaded.js';
import { asPreference, noPick } from './answer-pick.js';
import { NextAnswer } from './next-answer.js';
import './operation-page.css';
import { Prose } from '../parts/prose.js';
import { ResponseDocs } from './response-docs.js';
import { TryOut } from './try-out.js';

interface OperationPageProps {
  readonly api: string;
  readonly operation: string;
}

/** One operation: what it is, what it answers next, and a request to try it with. */
export function OperationPage({ api, operation }: OperationPageProps) {
  const loaded = useLoaded(`${api} ${operation}`, () =>
    ask<OperationDetail>('GET', withQuery('/operation', { api, operation })),
  );
  if (loaded.is !== 'here') return <PendingView of={loaded} />;
  return <OperationView detail={loaded.value} />;
}

function OperationView({ detail }: { readonly detail: OperationDetail }) {
  const [pick, setPick] = useState(noPick);
  return (
    <article class="scroll-pane operation-page" aria-labelledby="operation-title">
      <OperationHead detail={detail} />
      <NextAnswer detail={detail} pick={pick} onChange={setPick} />
      <TryOut detail={detail} {...asPreference(pick)} />
      <ResponseDocs responses={detail.responses} />
    </article>
  );
}

function OperationHead({ detail }: { readonly detail: OperationDetail }) {
  const { method, path, summary, description, deprecated, id, operation } = detail;
  return (
    <header class="operation-head">
      <h2 id="operation-title">{summary || id}</h2>
      <p class="operation-address">
        <span class={`method-${method.toLowerCase()}`}>
          <Method name={method} />
        </span>
        <code>{path}</code>
        {deprecated && <Badge tone="warn">deprecated</Badge>}
        {summary && id !== operation && <span class="quiet">{id}</span>}
      </p>
      <Prose text={description} />
    </header>
  );
}
