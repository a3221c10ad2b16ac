import { signal } from '@preact/signals';
import type { ResourceSummary } from '../../../mock/admin/shapes.js';
import { Button } from '../../look/button.js';
import { SplitView } from '../../look/split-view.js';
import { ask } from '../client.js';
import { apis, stateChanges } from '../model.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Note } from '../parts/note.js';
import { RowList } from '../parts/row-list.js';
import { hrefOf } from '../route.js';
import { type Loaded, useLoaded } from '../use-loaded.js';
import { CollectionView } from './collection-view.js';
import { SnapshotUpload } from './snapshot-upload.js';
import './state-page.css';

interface StatePageProps {
  readonly api?: string;
  readonly path?: string;
}

interface Resources {
  readonly isStateful: boolean;
  readonly resources: readonly ResourceSummary[];
}

/** What became of the last thing that was done to the whole of the state. */
const outcome = signal<{ readonly tone: 'good' | 'bad'; readonly text: string } | undefined>(undefined);

function act(doing: Promise<unknown>, text: string): void {
  doing.then(
    () => {
      outcome.value = { tone: 'good', text };
    },
    (error: Error) => {
      outcome.value = { tone: 'bad', text: error.message };
    },
  );
}

/** What the mock keeps: kinds of things, and the things of one kind. */
export function StatePage({ api, path }: StatePageProps) {
  const loaded = useLoaded(String(apis.value?.length), () => ask<Resources>('GET', '/resources'));
  if (loaded.is === 'coming') return <div class="scroll-pane" aria-busy="true" />;
  if (loaded.is === 'refused') return <Refused {...loaded} />;
  const { isStateful, resources } = loaded.value;
  const chosen = resources.find((each) => each.api === api && each.path === path);
  return (
    <SplitView
      name="state"
      start={30}
      first={
        <>
          {isStateful ? <StateBar /> : <NotKept />}
          <ResourceList resources={resources} chosen={chosen} />
        </>
      }
      second={
        chosen && isStateful ? (
          <CollectionView key={keyOf(chosen)} resource={chosen} resources={resources} />
        ) : (
          <div class="empty-pane">
            <h2>{isStateful ? 'Choose what to look at' : 'Nothing is kept'}</h2>
            <p>
              {isStateful
                ? 'Its items can be looked at, edited and deleted.'
                : 'Every answer comes from the document. What is listed here is what would be kept.'}
            </p>
          </div>
        )
      }
    />
  );
}

function Refused({ why }: Extract<Loaded<unknown>, { is: 'refused' }>) {
  return (
    <div class="scroll-pane">
      <Note tone="bad" live>
        <p>{why}</p>
      </Note>
    </div>
  );
}

function NotKept() {
  return (
    <div class="state-bar">
      <Note tone="warn">
        <p>
          This mock is not stateful. Start it with <code>--stateful</code> to keep what requests create,
          change and delete.
        </p>
      </Note>
    </div>
  );
}

function StateBar() {
  return (
    <div class="state-bar">
      <p class="state-actions">
        <a class="button" href="/_tally/state" download="mock-state.json">
          Download snapshot
        </a>
        <SnapshotUpload
          onUpload={(snapshot) => act(ask('PUT', '/state', snapshot), 'The snapshot is put back.')}
        />
        <ConfirmButton
          question="Forget all that was written? The examples of the documents come back."
          confirm="Reset"
          onConfirm={() => act(ask('DELETE', '/state'), 'All is as it was at the beginning.')}
        >
          Reset
        </ConfirmButton>
      </p>
      {outcome.value && (
        <Note tone={outcome.value.tone} live>
          <p>{outcome.value.text}</p>
          <Button
            onClick={() => {
              outcome.value = undefined;
            }}
          >
            Close
          </Button>
        </Note>
      )}
      <p class="for-screen-readers" role="status">
        {stateChanges.value > 0 ? 'What is kept was changed.' : ''}
      </p>
    </div>
  );
}

type Row = ResourceSummary | { readonly heading: string };

function ResourceList({
  resources,
  chosen,
}: Pick<Resources, 'resources'> & { chosen: ResourceSummary | undefined }) {
  const names = [...new Set(resources.map(({ api }) => api))];
  const rows: readonly Row[] = names.flatMap((heading) => [
    ...(names.length > 1 ? [{ heading }] : []),
    ...resources.filter(({ api }) => api === heading),
  ]);
  return (
    <RowList
      label="Resources"
      rows={rows}
      rowHeight={32}
      keyOf={(row) => ('heading' in row ? row.heading : keyOf(row))}
      hrefOf={(row) =>
        'heading' in row ? undefined : hrefOf({ view: 'state', api: row.api, path: row.path })
      }
      chosen={chosen && keyOf(chosen)}
      draw={(row) =>
        'heading' in row ? (
          <div class="list-heading list-api">
            <span>{row.heading}</span>
          </div>
        ) : (
          <>
            <span class="list-path">{row.path}</span>
            <span class="quiet state-kind">{row.isSingleton ? 'one' : 'many'}</span>
          </>
        )
      }
      empty={<p>No path of these documents looks like something that is kept.</p>}
    />
  );
}

function keyOf({ api, path }: ResourceSummary): string {
  return `${api} ${path}`;
}
