import { useEffect, useId, useState } from 'preact/hooks';
import type { ResourceSummary, ShownItem, ShownItems } from '../../../mock/admin/shapes.js';
import { Badge } from '../../look/badge.js';
import { Button } from '../../look/button.js';
import { ask } from '../client.js';
import { log, stateChanges } from '../model.js';
import { Field } from '../parts/field.js';
import { Note } from '../parts/note.js';
import { useLoaded } from '../use-loaded.js';
import './collection-view.css';
import { ItemEditor } from './item-editor.js';
import { parentOf, renamedParameters } from './parent-of.js';

interface CollectionViewProps {
  readonly resource: ResourceSummary;
  readonly resources: readonly ResourceSummary[];
}

/** The items of a collection, below the items that its path leads through. */
export function CollectionView({ resource, resources }: CollectionViewProps) {
  const [parameters, setParameters] = useState<Readonly<Record<string, string>>>({});
  const isPlaced = resource.parameters.every((name) => parameters[name]);
  return (
    <div class="scroll-pane collection">
      <h2 class="collection-title">
        <code>{resource.path}</code> <span class="quiet">{resource.api}</span>
      </h2>
      {resource.parameters.length > 0 && (
        <div class="collection-place">
          {resource.parameters.map((name) => (
            <ParentChoice
              key={name}
              name={name}
              resource={resource}
              parent={parentOf(resources, resource, name)}
              parameters={parameters}
              onChange={(value) => setParameters({ ...parameters, [name]: value })}
            />
          ))}
        </div>
      )}
      {isPlaced && <Items resource={resource} parameters={parameters} />}
    </div>
  );
}

/** Something else, whenever requests or people may have changed what is kept. */
function useChanges(): string {
  const written = log.value.findLast(({ method }) => method !== 'GET' && method !== 'HEAD');
  return `${stateChanges.value} ${written?.number}`;
}

interface ParentChoiceProps {
  readonly name: string;
  readonly resource: ResourceSummary;
  readonly parent: ResourceSummary | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

/** Below which item: the first of those that there are, to begin with. */
function ParentChoice({ name, resource, parent, parameters, onChange }: ParentChoiceProps) {
  const id = useId();
  const above = parent ? renamedParameters(parameters, resource, parent) : {};
  const isKnown = parent !== undefined && Object.values(above).every((value) => value !== '');
  const loaded = useLoaded(`${useChanges()} ${JSON.stringify(above)}`, async () =>
    isKnown
      ? ask<ShownItems>('POST', '/items/query', { api: parent.api, path: parent.path, parameters: above })
      : { items: [] },
  );
  const ids = loaded.is === 'here' ? loaded.value.items.map((item) => item.id) : [];
  const value = parameters[name] ?? '';
  useEffect(() => {
    if (value === '' && ids[0] !== undefined) onChange(ids[0]);
  }, [ids[0], value]);
  return (
    <Field id={id} label={name}>
      <input
        id={id}
        class="text-input text-code"
        list={`${id}-ids`}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <datalist id={`${id}-ids`}>
        {ids.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Field>
  );
}

/** Of a longer list only so many are drawn; the words find the others. */
const mostShown = 200;

type Edited = { readonly id: string } | 'new' | undefined;

function Items({ resource, parameters }: Pick<ParentChoiceProps, 'resource' | 'parameters'>) {
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState<Edited>(resource.isSingleton ? { id: '' } : undefined);
  const id = useId();
  const place = { api: resource.api, path: resource.path, parameters };
  const changes = useChanges();
  const loaded = useLoaded(`${changes} ${JSON.stringify(place)}`, () =>
    ask<ShownItems>('POST', '/items/query', place),
  );
  const [last, setLast] = useState<ShownItems>();
  useEffect(() => {
    if (loaded.is === 'here') setLast(loaded.value);
  }, [loaded]);
  if (loaded.is === 'refused') {
    return (
      <Note tone="bad" live>
        <p>{loaded.why}</p>
      </Note>
    );
  }
  const known = loaded.is === 'here' ? loaded.value : last;
  if (!known) return null;
  const { items, idProperty } = known;
  const found = items.filter((item) => holds(item, words));
  const open = typeof edited === 'object' ? items.find((item) => item.id === edited.id) : undefined;
  return (
    <div class="collection-items">
      {!resource.isSingleton && (
        <div class="item-list">
          <div class="item-bar">
            <label class="for-screen-readers" for={id}>
              Find items
            </label>
            <input
              id={id}
              class="text-input"
              type="search"
              placeholder="Find items"
              value={words}
              onInput={({ currentTarget }) => setWords(currentTarget.value)}
            />
            <Button onClick={() => setEdited('new')}>New</Button>
          </div>
          <p class="list-count" role="status">
            {found.length === items.length
              ? `${items.length} kept`
              : `${found.length} of ${items.length} kept`}
          </p>
          <ul>
            {found.slice(0, mostShown).map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  class="item"
                  aria-pressed={item.id === open?.id}
                  onClick={() => setEdited({ id: item.id })}
                >
                  <strong>{item.id}</strong>
                  {item.isSeed && <Badge>example</Badge>}
                  <span class="item-text">{JSON.stringify(item.value)}</span>
                </button>
              </li>
            ))}
          </ul>
          {found.length > mostShown && <p class="quiet">{`and ${found.length - mostShown} more`}</p>}
        </div>
      )}
      {open && (
        <ItemEditor
          key={open.id}
          place={place}
          item={open}
          isSingleton={resource.isSingleton}
          onDone={(next) => setEdited(next)}
        />
      )}
      {edited === 'new' && (
        <ItemEditor
          key="new"
          place={place}
          template={withoutId(items[0]?.value, idProperty)}
          onDone={(next) => setEdited(next)}
        />
      )}
      {!open && edited !== 'new' && !resource.isSingleton && (
        <p class="quiet">Choose an item to look at it, or make a new one.</p>
      )}
    </div>
  );
}

function holds({ id, value }: ShownItem, words: string): boolean {
  const line = `${id} ${JSON.stringify(value)}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.includes(word));
}

/** A new item is like the first, but for its id. */
function withoutId(value: unknown, idProperty: string | undefined): unknown {
  if (value === null || typeof value !== 'object' || idProperty === undefined) return value ?? {};
  const { [idProperty]: _, ...rest } = value as Record<string, unknown>;
  return rest;
}
