import { Button } from '../../look/button.js';
import { ask, withQuery } from '../client.js';
import { faults, loadSteering, next, type Steered, scenarios } from '../model.js';
import { pickText } from '../operations/answer-pick.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Note } from '../parts/note.js';
import { hrefOf } from '../route.js';
import { saving, setFaults, undoFaults } from './edit-faults.js';
import { FaultCard } from './fault-card.js';
import './steering-page.css';

/** All that makes the mock answer otherwise than the documents: answers picked by hand, faults, scenarios. */
export function SteeringPage() {
  return (
    <div class="scroll-pane steering-page">
      <PickedAnswers />
      <Faults />
      <Scenarios />
    </div>
  );
}

function PickedAnswers() {
  return (
    <section aria-labelledby="picked-title">
      <h2 id="picked-title" class="section-title">
        Answers picked by hand
      </h2>
      {next.value.length === 0 ? (
        <p class="quiet">
          None. Pick the next answer of an operation on <a href={hrefOf({ view: 'operations' })}>its page</a>.
        </p>
      ) : (
        <>
          <ul class="steering-list">
            {next.value.map((each) => (
              <li key={`${each.api} ${each.operation}`}>
                <OperationLink {...each} />
                <span>{pickText(each)}</span>
                <Button
                  label={`Clear ${each.operation}`}
                  onClick={() =>
                    ask(
                      'DELETE',
                      withQuery('/next', {
                        ...(each.api === undefined ? {} : { api: each.api }),
                        operation: each.operation,
                      }),
                    )
                  }
                >
                  Clear
                </Button>
              </li>
            ))}
          </ul>
          {next.value.length > 1 && <Button onClick={() => ask('DELETE', '/next')}>Clear all</Button>}
        </>
      )}
    </section>
  );
}

function OperationLink({ api, operation }: Pick<Steered, 'api' | 'operation'>) {
  const text = <code>{operation}</code>;
  if (api === undefined) return text;
  return (
    <a href={hrefOf({ view: 'operations', api, operation })}>
      {text} <span class="quiet">{api}</span>
    </a>
  );
}

function Faults() {
  const state = saving.value;
  return (
    <section aria-labelledby="faults-title">
      <h2 id="faults-title" class="section-title">
        Latency and faults
        <span class="quiet steering-saved" role="status">
          {faults.value.length > 0 && typeof state === 'string' ? savingTexts[state] : ''}
        </span>
      </h2>
      {typeof state === 'object' && (
        <Note tone="bad" live>
          <p>{state.refused}</p>
          <Button onClick={undoFaults}>Undo</Button>
        </Note>
      )}
      {faults.value.length === 0 && <p class="quiet">None: answers come at once and whole.</p>}
      <ul class="fault-cards">
        {faults.value.map((rule, index) => (
          <li key={index}>
            <FaultCard
              rule={rule}
              number={index + 1}
              onChange={(changed) =>
                setFaults(faults.value.map((each, at) => (at === index ? changed : each)))
              }
              onRemove={() => setFaults(faults.value.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
      <Button onClick={() => setFaults([...faults.value, { latency: 500 }])}>Add a fault</Button>
    </section>
  );
}

const savingTexts = { saved: 'in force', saving: 'changing' } as const;

function Scenarios() {
  return (
    <section aria-labelledby="scenarios-title">
      <h2 id="scenarios-title" class="section-title">
        Scenarios
      </h2>
      {scenarios.value.length === 0 ? (
        <p class="quiet">
          None. <code>tally mock --scenario FILE</code> reads them, <code>POST /_tally/scenarios</code> adds
          some.
        </p>
      ) : (
        <>
          <ul class="steering-list">
            {scenarios.value.map((each, index) => (
              <li key={index}>
                <OperationLink {...each} />
                <span>
                  <strong>{each.name ?? `scenario ${index + 1}`}</strong>: {turnText(each)}
                </span>
              </li>
            ))}
          </ul>
          <ConfirmButton
            question="Forget all scenarios? Those of files come back when the mock is started anew."
            confirm="Forget them"
            onConfirm={() => ask('PUT', '/scenarios', { faults: faults.value }).then(loadSteering)}
          >
            Forget all
          </ConfirmButton>
        </>
      )}
    </section>
  );
}

function turnText({ answer, turn }: Steered): string {
  const count = Array.isArray(answer) ? answer.length : 1;
  if (turn >= count) return 'used up';
  return count === 1 ? 'in force' : `answer ${turn + 1} of ${count}`;
}
