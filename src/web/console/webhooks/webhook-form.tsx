import { signal } from '@preact/signals';
import { useId, useState } from 'preact/hooks';
import type { OperationDetail, ShownBodyType, WebhookSummary } from '../../../mock/admin/shapes.js';
import { Button } from '../../look/button.js';
import { ask, withQuery } from '../client.js';
import { Field } from '../parts/field.js';
import { Note } from '../parts/note.js';
import { Prose } from '../parts/prose.js';
import { useLoaded } from '../use-loaded.js';

/** Where webhooks go to; the same for all until it is changed. */
const receiver = signal('http://127.0.0.1:3000/');

/** A webhook with a body that conforms, to be changed and sent. */
export function WebhookForm({ webhook: named }: { readonly webhook: WebhookSummary }) {
  const { api, webhook, method, summary } = named;
  const loaded = useLoaded(`${api} ${method} ${webhook}`, () =>
    ask<OperationDetail>('GET', withQuery('/webhook', { api, webhook, method })),
  );
  return (
    <section aria-labelledby="webhook-title">
      <h2 id="webhook-title" class="section-title">
        <code>{method}</code> {webhook}
      </h2>
      {summary !== '' && <p>{summary}</p>}
      {loaded.is === 'refused' && (
        <Note tone="bad" live>
          <p>{loaded.why}</p>
        </Note>
      )}
      {loaded.is === 'here' && <Sending named={named} detail={loaded.value} />}
    </section>
  );
}

interface SendingProps {
  readonly named: WebhookSummary;
  readonly detail: OperationDetail;
}

function Sending({ named: { api, webhook, method }, detail: { description, body } }: SendingProps) {
  const id = useId();
  const written = body && usualType(body.content);
  const [text, setText] = useState(written?.text ?? '');
  const [refused, setRefused] = useState<string>();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    setRefused(undefined);
    try {
      const value = written && text.trim() !== '' ? { body: bodyValue(written, text) } : {};
      await ask('POST', '/webhooks', { api, webhook, method, url: receiver.value, ...value });
    } catch (error) {
      setRefused((error as Error).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      {description !== '' && <Prose text={description} />}
      <Field id={`${id}-url`} label="Send to">
        <input
          id={`${id}-url`}
          class="text-input text-code webhook-url"
          type="url"
          spellcheck={false}
          value={receiver.value}
          onInput={({ currentTarget }) => {
            receiver.value = currentTarget.value;
          }}
        />
      </Field>
      {written && (
        <Field id={`${id}-body`} label="Body" hint={`Sent as ${written.type}.`}>
          <textarea
            id={`${id}-body`}
            class="text-input text-code webhook-body"
            rows={Math.min(24, Math.max(4, text.split('\n').length + 1))}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </Field>
      )}
      <p class="webhook-actions">
        {written?.examples.map((example) => (
          <Button key={example.name} onClick={() => setText(example.text)}>
            {example.name === '' ? 'Fill in the example' : `Fill in ${example.name}`}
          </Button>
        ))}
        <Button disabled={isSending} onClick={send}>
          Send
        </Button>
      </p>
      {refused !== undefined && (
        <Note tone="bad" live>
          <p>{refused}</p>
        </Note>
      )}
    </>
  );
}

/** What the mock sends: JSON where it is described, else the first that can be made. */
function usualType(content: readonly ShownBodyType[]): ShownBodyType | undefined {
  const made = content.filter(({ text }) => text !== '');
  return made.find(({ type }) => isJson(type)) ?? made[0] ?? content[0];
}

function isJson(type: string): boolean {
  return /[/+]json\s*(;|$)/i.test(type);
}

/** Throws an error with a sentence where JSON is wanted and the text is none. */
function bodyValue({ type, asWritten }: ShownBodyType, text: string): unknown {
  if (asWritten && !isJson(type)) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The body is not JSON: ${(error as Error).message}`);
  }
}
