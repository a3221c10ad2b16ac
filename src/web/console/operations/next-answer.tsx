import { useId, useState } from 'preact/hooks';
import type { OperationDetail, ShownResponse } from '../../../mock/admin/shapes.js';
import { Badge } from '../../look/badge.js';
import { Button } from '../../look/button.js';
import { ask, withQuery } from '../client.js';
import { pickedFor } from '../model.js';
import { ChoiceRow } from '../parts/choice-row.js';
import { Field } from '../parts/field.js';
import { Note } from '../parts/note.js';
import { statusTone } from '../parts/status-badge.js';
import {
  type AnswerPick,
  asPreference,
  generated,
  type Lasting,
  pickedScenario,
  pickText,
  usualCode,
} from './answer-pick.js';
import './next-answer.css';

interface NextAnswerProps {
  readonly detail: OperationDetail;
  readonly pick: AnswerPick;
  readonly onChange: (pick: AnswerPick) => void;
}

const lastings: readonly { readonly name: Lasting; readonly label: string }[] = [
  { name: 'once', label: 'once' },
  { name: 'always', label: 'until cleared' },
  { name: 'here', label: 'only to this page' },
];

/** Picks what the operation answers next: to whoever asks, once or until it is cleared, or to the request below alone. */
export function NextAnswer({ detail, pick, onChange }: NextAnswerProps) {
  const { api, operation, responses } = detail;
  const [refusal, setRefusal] = useState<string>();
  const act = (doing: Promise<unknown>) =>
    doing.then(
      () => setRefusal(undefined),
      (error: Error) => setRefusal(error.message),
    );
  const inForce = pickedFor(api, operation);
  const response = responses.find(({ status }) => status === pick.status);
  const statuses = [
    { name: '', label: 'as usual' },
    ...responses.map(({ status }) => ({
      name: status,
      label: <span class={`status-choice status-${statusTone(status)}`}>{status}</span>,
    })),
  ];
  return (
    <section class="next-answer" aria-labelledby="next-title">
      <h3 id="next-title" class="section-title">
        Next answer
      </h3>
      {inForce && (
        <Note tone="warn">
          <p>
            Picked by hand: <strong>{pickText(inForce)}</strong>.
          </p>
          <Button onClick={() => act(ask('DELETE', withQuery('/next', { api, operation })))}>Clear</Button>
        </Note>
      )}
      <div class="next-form">
        <ChoiceRow
          label="Status"
          choices={statuses}
          chosen={pick.status}
          onChoose={(status) =>
            onChange({ ...pick, status, code: usualCode(status, responses), example: '', type: '' })
          }
        />
        {response && <AnswerChoices response={response} pick={pick} onChange={onChange} />}
        {response && (
          <div class="next-bar">
            <ChoiceRow
              label="How long"
              choices={lastings}
              chosen={pick.lasting}
              onChoose={(lasting) => onChange({ ...pick, lasting })}
            />
            {pick.lasting === 'here' ? (
              <p class="quiet">
                The request below carries <code>{`Prefer: ${asPreference(pick).prefer}`}</code>
              </p>
            ) : (
              <Button onClick={() => act(ask('PUT', '/next', pickedScenario(detail, pick)))}>
                Answer {pick.code} next
              </Button>
            )}
          </div>
        )}
        {refusal !== undefined && (
          <Note tone="bad" live>
            <p>{refusal}</p>
          </Note>
        )}
      </div>
    </section>
  );
}

interface AnswerChoicesProps {
  readonly response: ShownResponse;
  readonly pick: AnswerPick;
  readonly onChange: (pick: AnswerPick) => void;
}

/** Which of the answers of one status: its code, where it stands for many, its media type and its example. */
function AnswerChoices({ response, pick, onChange }: AnswerChoicesProps) {
  const id = useId();
  const { status, content, description } = response;
  const isRange = !/^\d{3}$/.test(status);
  const offered = content.filter(({ type }) => pick.type === '' || type === pick.type);
  const examples = [...new Set(offered.flatMap((each) => each.examples))];
  return (
    <div class="next-choices">
      {isRange && (
        <Field id={`${id}-code`} label="Code">
          <input
            id={`${id}-code`}
            class="text-input"
            type="number"
            min={200}
            max={599}
            value={pick.code}
            onInput={({ currentTarget }) => onChange({ ...pick, code: currentTarget.value })}
          />
        </Field>
      )}
      {content.length > 1 && (
        <Field id={`${id}-type`} label="Media type">
          <select
            id={`${id}-type`}
            class="text-input"
            value={pick.type}
            onChange={({ currentTarget }) => onChange({ ...pick, type: currentTarget.value, example: '' })}
          >
            <option value="">as it is asked for</option>
            {content.map(({ type }) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </select>
        </Field>
      )}
      {content.length > 0 && (
        <Field id={`${id}-example`} label="Body">
          <select
            id={`${id}-example`}
            class="text-input"
            value={pick.example}
            onChange={({ currentTarget }) => onChange({ ...pick, example: currentTarget.value })}
          >
            <option value="">{examples.length > 0 ? 'the first example' : 'as documented'}</option>
            {examples.map((name) => (
              <option key={name} value={name}>
                example {name}
              </option>
            ))}
            <option value={generated}>generated</option>
          </select>
        </Field>
      )}
      {content.length === 0 && (
        <p class="quiet">
          <Badge>no body</Badge>
        </p>
      )}
      {description && <p class="quiet next-description">{description}</p>}
    </div>
  );
}
