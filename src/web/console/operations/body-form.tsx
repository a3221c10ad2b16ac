import { useId } from 'preact/hooks';
import type { ShownFlaw, ShownRequestBody } from '../../../mock/admin/shapes.js';
import { Button } from '../../look/button.js';
import { FlawList } from '../parts/flaw-list.js';
import { FormGroup } from '../parts/form-group.js';
import { Prose } from '../parts/prose.js';
import { SchemaView } from '../parts/schema-view.js';
import './body-form.css';
import type { Draft } from './draft.js';

interface BodyFormProps {
  readonly body: ShownRequestBody;
  readonly draft: Draft;
  readonly errors: readonly ShownFlaw[];
  readonly onChange: (changes: Partial<Draft>) => void;
}

/** The body as a text that can be edited, with what the document says against it. */
export function BodyForm({ body, draft, errors, onChange }: BodyFormProps) {
  const id = useId();
  const { sendsBody, bodyType, bodyText } = draft;
  const chosen = body.content.find(({ type }) => type === bodyType);
  const flaws = errors.filter((flaw) => flaw.in === 'body');
  const isJson = chosen !== undefined && (!chosen.asWritten || /[/+]json/.test(chosen.type));
  return (
    <FormGroup title="Body">
      <div class="body-form">
        <div class="body-bar">
          <label class="check-field">
            <input
              type="checkbox"
              checked={sendsBody}
              onChange={({ currentTarget }) => onChange({ sendsBody: currentTarget.checked })}
            />
            {body.required ? 'Send a body (required)' : 'Send a body'}
          </label>
          <TypeChoice body={body} bodyType={bodyType} onChange={onChange} />
          {chosen && <ExampleChoice chosen={chosen} onChange={onChange} />}
          {isJson && (
            <Button disabled={!sendsBody} onClick={() => onChange({ bodyText: tidied(bodyText) })}>
              Tidy
            </Button>
          )}
        </div>
        {chosen && !chosen.asWritten && <p class="body-hint quiet">Edited as JSON, sent as {chosen.type}.</p>}
        <label class="for-screen-readers" for={id}>
          Body text
        </label>
        <textarea
          id={id}
          class="text-input text-code body-text"
          rows={Math.min(24, Math.max(4, bodyText.split('\n').length + 1))}
          spellcheck={false}
          disabled={!sendsBody}
          aria-invalid={flaws.length > 0}
          aria-describedby={`${id}-errors`}
          value={bodyText}
          onInput={({ currentTarget }) => onChange({ bodyText: currentTarget.value })}
        />
        <div id={`${id}-errors`} class="body-errors" role="status">
          {flaws.length > 0 && <FlawList flaws={flaws} />}
        </div>
        {body.description && (
          <div class="body-hint quiet">
            <Prose text={body.description} />
          </div>
        )}
        {chosen?.schema.fields && (
          <details class="body-fields">
            <summary>Fields</summary>
            <SchemaView schema={chosen.schema} />
          </details>
        )}
      </div>
    </FormGroup>
  );
}

type BodyType = ShownRequestBody['content'][number];

function TypeChoice({
  body,
  bodyType,
  onChange,
}: Pick<BodyFormProps, 'body' | 'onChange'> & { bodyType: string }) {
  const [only] = body.content;
  if (body.content.length === 1) return <code class="body-type">{only?.type}</code>;
  return (
    <select
      class="text-input"
      aria-label="Media type"
      value={bodyType}
      onChange={({ currentTarget: { value } }) => {
        const chosen = body.content.find(({ type }) => type === value);
        onChange({ bodyType: value, bodyText: chosen?.text ?? '' });
      }}
    >
      {body.content.map(({ type }) => (
        <option key={type} value={type}>
          {type}
        </option>
      ))}
    </select>
  );
}

function ExampleChoice({ chosen, onChange }: { chosen: BodyType; onChange: BodyFormProps['onChange'] }) {
  if (chosen.examples.length < 2) return null;
  return (
    <select
      class="text-input"
      aria-label="Example"
      value=""
      onChange={({ currentTarget }) => {
        const example = chosen.examples[Number(currentTarget.value)];
        if (example) onChange({ bodyText: example.text });
        currentTarget.value = '';
      }}
    >
      <option value="">Fill in an example</option>
      {chosen.examples.map(({ name }, index) => (
        <option key={name} value={index}>
          {name || 'example'}
        </option>
      ))}
    </select>
  );
}

/** JSON with a line for each value; what is none stays as it is. */
function tidied(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
