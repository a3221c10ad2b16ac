import { useId } from 'preact/hooks';
import type { OperationDetail } from '../../../mock/admin/shapes.js';
import { FormGroup } from '../parts/form-group.js';
import type { Draft } from './draft.js';

interface CredentialsFormProps {
  readonly detail: OperationDetail;
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

/** The credentials of a request; the mock sees only that they are there. */
export function CredentialsForm({ detail: { security }, draft, onChange }: CredentialsFormProps) {
  const id = useId();
  if (security.length === 0) return null;
  const { alternative, secrets } = draft;
  const schemes = security[alternative] ?? [];
  return (
    <FormGroup title="Credentials">
      <div class="parameter">
        <div class="parameter-name">
          <label for={id}>Scheme</label>
        </div>
        <select
          id={id}
          class="text-input"
          value={alternative}
          onChange={({ currentTarget }) => onChange({ alternative: Number(currentTarget.value) })}
        >
          {security.map((names, index) => (
            <option key={names.join()} value={index}>
              {names.length === 0 ? 'none needed' : names.join(' and ')}
            </option>
          ))}
          <option value={-1}>sent without</option>
        </select>
      </div>
      {schemes.map((name) => (
        <div key={name} class="parameter">
          <div class="parameter-name">
            <label for={`${id}-${name}`}>{name}</label>
          </div>
          <input
            id={`${id}-${name}`}
            class="text-input text-code"
            autocomplete="off"
            spellcheck={false}
            value={secrets[name] ?? ''}
            onInput={({ currentTarget }) =>
              onChange({ secrets: { ...secrets, [name]: currentTarget.value } })
            }
          />
        </div>
      ))}
    </FormGroup>
  );
}
