import { useId, useState } from 'preact/hooks';
import type { ShownItem } from '../../../mock/admin/shapes.js';
import { Button } from '../../look/button.js';
import { ask, Refusal } from '../client.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Note } from '../parts/note.js';

interface ItemEditorProps {
  /** Where the item is or will be. */
  readonly place: Readonly<Record<string, unknown>>;
  /** Absent for a new one. */
  readonly item?: ShownItem;
  /** What a new one begins as. */
  readonly template?: unknown;
  readonly isSingleton?: boolean;
  /** Called with the item to show next. */
  readonly onDone: (next: { readonly id: string } | undefined) => void;
}

/** An item as JSON that can be changed, with what keeps it from being kept. */
export function ItemEditor({ place, item, template, isSingleton = false, onDone }: ItemEditorProps) {
  const id = useId();
  const begin = JSON.stringify(item ? item.value : template, null, 2);
  const [text, setText] = useState<string>();
  const [failure, setFailure] = useState<Refusal>();
  const [isSaved, setSaved] = useState(false);
  const shown = text ?? begin;
  const fail = (error: unknown) => {
    setSaved(false);
    setFailure(
      error instanceof Refusal ? error : new Refusal(`This is not JSON: ${(error as Error).message}`),
    );
  };
  const save = async () => {
    try {
      const value: unknown = JSON.parse(shown);
      const kept = await ask<ShownItem>('PUT', '/item', {
        ...place,
        ...(item ? { id: item.id } : {}),
        value,
      });
      setFailure(undefined);
      setText(undefined);
      setSaved(true);
      onDone({ id: kept.id });
    } catch (error) {
      fail(error);
    }
  };
  const remove = () => ask('DELETE', '/item', { ...place, id: item?.id }).then(() => onDone(undefined), fail);
  return (
    <section class="item-editor" aria-label={item ? `Item ${item.id}` : 'New item'}>
      <label class="field-label" for={id}>
        {item ? (isSingleton ? 'The one that there is' : `Item ${item.id}`) : 'New item'}
      </label>
      <textarea
        id={id}
        class="text-input text-code body-text"
        rows={Math.min(28, Math.max(6, shown.split('\n').length + 1))}
        spellcheck={false}
        aria-invalid={failure !== undefined}
        aria-describedby={`${id}-errors`}
        value={shown}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setSaved(false);
        }}
      />
      <div id={`${id}-errors`} role="status">
        {failure && (
          <Note tone="bad">
            <div class="item-errors">
              <p>{failure.message}</p>
              {failure.errors.map(({ pointer, message }) => (
                <p key={pointer + message}>
                  <code>{pointer || 'as a whole'}</code> {message}
                </p>
              ))}
            </div>
          </Note>
        )}
        {isSaved && <p class="quiet">Kept.</p>}
      </div>
      <p class="item-actions">
        <Button onClick={save}>{item ? 'Save' : 'Create'}</Button>
        <Button disabled={text === undefined} onClick={() => setText(undefined)}>
          Undo
        </Button>
        {item && !isSingleton && (
          <ConfirmButton
            question={`Delete ${item.id}, and all that lies below it?`}
            confirm="Delete"
            onConfirm={remove}
          >
            Delete
          </ConfirmButton>
        )}
      </p>
    </section>
  );
}
