import { useId, useMemo, useState } from 'preact/hooks';
import type { OperationDetail, RequestDraft, SentRequest } from '../../../mock/admin/shapes.js';
import { Button } from '../../look/button.js';
import { ask } from '../client.js';
import { CopiesView } from '../parts/copies-view.js';
import { Note } from '../parts/note.js';
import { AnswerView } from './answer-view.js';
import { BodyForm } from './body-form.js';
import { CredentialsForm } from './credentials-form.js';
import { type Draft, filledDraft, requestDraft } from './draft.js';
import { ParameterForm } from './parameter-form.js';
import { compose, useComposed } from './use-composed.js';
import './try-out.css';

/** What was filled in stays while the page is open, also when other operations are looked at in between. */
const drafts = new Map<string, Draft>();

interface TryOutProps {
  readonly detail: OperationDetail;
  /** What the request asks for of answers: a `Prefer` header's value and a media type; empty for nothing. */
  readonly prefer: string;
  readonly accept: string;
}

/** A request that begins filled with valid values, to be changed, copied and sent. */
export function TryOut({ detail, prefer, accept }: TryOutProps) {
  const id = useId();
  const key = `${detail.api} ${detail.operation}`;
  const [draft, setDraft] = useState(() => drafts.get(key) ?? filledDraft(detail));
  const change = (changes: Partial<Draft>) => {
    const changed = { ...draft, ...changes };
    drafts.set(key, changed);
    setDraft(changed);
  };
  const wanted = useMemo(() => requestDraft(detail, { ...draft, prefer, accept }), [draft, prefer, accept]);
  const composed = useComposed(wanted);
  const { send, sent, failure, isSending } = useSending(wanted);
  const errors = composed?.errors ?? [];
  return (
    <section aria-labelledby="try-title">
      <h3 id="try-title" class="section-title">
        Request
      </h3>
      <div class="try-out">
        <form
          id={id}
          class="try-form"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          }}
        >
          <ParameterForm
            parameters={detail.parameters}
            texts={draft.texts}
            errors={errors}
            onChange={(key, text) => change({ texts: { ...draft.texts, [key]: text } })}
          />
          {detail.body && <BodyForm body={detail.body} draft={draft} errors={errors} onChange={change} />}
          <CredentialsForm detail={detail} draft={draft} onChange={change} />
          <div class="try-bar">
            <Button onClick={() => change(filledDraft(detail))}>Fill in anew</Button>
            <p class="quiet">
              <kbd>Ctrl</kbd> <kbd>Enter</kbd> sends
            </p>
          </div>
        </form>
        <div class="try-result">
          <div class="request-line">
            <p>
              {composed && (
                <>
                  <strong>{composed.request.method}</strong> {composed.request.target}
                </>
              )}
            </p>
            <button type="submit" form={id} class="button button-main" disabled={isSending}>
              {isSending ? 'Sending' : 'Send'}
            </button>
          </div>
          {failure !== undefined && (
            <Note tone="bad" live>
              <p>{failure}</p>
            </Note>
          )}
          {sent && <AnswerView sent={sent} />}
          {composed && <CopiesView copies={composed.copies} />}
        </div>
      </div>
    </section>
  );
}

/** Sends a draft, and has what came back. */
function useSending(draft: RequestDraft) {
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<SentRequest>();
  const [failure, setFailure] = useState<string>();
  const send = async () => {
    if (isSending) return;
    setSending(true);
    try {
      const { request } = await compose(draft);
      setSent(await ask<SentRequest>('POST', '/send', { request }));
      setFailure(undefined);
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setSending(false);
    }
  };
  return { send, sent, failure, isSending };
}
