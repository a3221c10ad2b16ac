import { useId, useState } from 'preact/hooks';
import type { FaultRule } from '../../../mock/faults/fault-rule.js';
import { apis } from '../model.js';
import { Field } from '../parts/field.js';
import type { RuleChange } from './rule-change.js';

interface TargetFieldProps {
  readonly rule: FaultRule;
  readonly onChange: (changes: RuleChange) => void;
}

/** Which operations a fault is for: all, those of one API, or one. */
export function TargetField({ rule, onChange }: TargetFieldProps) {
  const id = useId();
  const { api, operation = '' } = rule;
  const [typed, setTyped] = useState<string>();
  const all = apis.value ?? [];
  const own = api === undefined ? all : all.filter(({ name }) => name === api);
  const known = new Set(own.flatMap(({ operations }) => operations.map((each) => each.operation)));
  const text = typed ?? operation;
  return (
    <>
      {all.length > 1 && (
        <Field id={`${id}-api`} label="API">
          <select
            id={`${id}-api`}
            class="text-input"
            value={api ?? ''}
            onChange={({ currentTarget }) => {
              setTyped(undefined);
              onChange({ api: currentTarget.value || undefined, operation: undefined });
            }}
          >
            <option value="">all APIs</option>
            {all.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field id={`${id}-operation`} label="Operation">
        <input
          id={`${id}-operation`}
          class="text-input text-code fault-operation"
          list={`${id}-operations`}
          placeholder="every operation"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={text !== '' && !known.has(text)}
          value={text}
          onInput={({ currentTarget: { value } }) => {
            const isKnown = value === '' || known.has(value);
            setTyped(isKnown ? undefined : value);
            if (isKnown) onChange({ operation: value || undefined });
          }}
        />
      </Field>
      <datalist id={`${id}-operations`}>
        {[...known].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
