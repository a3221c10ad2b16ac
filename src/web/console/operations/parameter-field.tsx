import { useId } from 'preact/hooks';
import type { ShownFlaw, ShownParameter } from '../../../mock/admin/shapes.js';
import { Badge } from '../../look/badge.js';
import { Prose } from '../parts/prose.js';
import { formOf, plainText, textOf } from './draft.js';

interface ParameterFieldProps {
  readonly parameter: ShownParameter;
  readonly text: string;
  readonly errors: readonly ShownFlaw[];
  readonly onChange: (text: string) => void;
}

/** A parameter with what it takes, and what is wrong with what is filled in. */
export function ParameterField({ parameter, text, errors, onChange }: ParameterFieldProps) {
  const id = useId();
  const { name, required, deprecated, type, limits, description, itemChoices } = parameter;
  return (
    <div class="parameter">
      <div class="parameter-name">
        {itemChoices ? <span class="label">{name}</span> : <label for={id}>{name}</label>}
        {required && (
          <span class="parameter-needed">
            <span aria-hidden="true"> *</span>
            <span class="for-screen-readers"> (required)</span>
          </span>
        )}
        {deprecated && (
          <>
            {' '}
            <Badge tone="warn">deprecated</Badge>
          </>
        )}
        <span class="parameter-type">{[type, ...limits].join(' · ')}</span>
      </div>
      <div>
        <Control id={id} parameter={parameter} text={text} isWrong={errors.length > 0} onChange={onChange} />
        <div id={`${id}-errors`} class="field-error">
          {errors.map(({ message }) => (
            <p key={message}>{withoutName(message, name)}</p>
          ))}
        </div>
      </div>
      {description && (
        <div class="parameter-text">
          <Prose text={description} />
        </div>
      )}
    </div>
  );
}

interface ControlProps extends Pick<ParameterFieldProps, 'parameter' | 'text' | 'onChange'> {
  readonly id: string;
  readonly isWrong: boolean;
}

function Control({ id, parameter, text, isWrong, onChange }: ControlProps) {
  const { choices, itemChoices, type, required } = parameter;
  const shared = {
    id,
    'aria-invalid': isWrong,
    'aria-describedby': `${id}-errors`,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  if (itemChoices) return <ItemChoices {...{ parameter, itemChoices, text, onChange }} />;
  if (choices) {
    const texts = choices.map(plainText);
    return (
      <select class="text-input" {...shared} value={text}>
        <option value="">{required ? 'left out' : 'not sent'}</option>
        {texts.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    );
  }
  if (formOf(parameter) !== 'text') {
    const rows = Math.min(8, Math.max(2, text.split('\n').length));
    return (
      <textarea
        class="text-input text-code"
        rows={rows}
        spellcheck={false}
        placeholder={placeholderOf(parameter)}
        {...shared}
        value={text}
      />
    );
  }
  return (
    <>
      <input
        class="text-input text-code"
        type="text"
        inputMode={/^(integer|number)/.test(type) ? 'decimal' : 'text'}
        autocomplete="off"
        spellcheck={false}
        list={`${id}-examples`}
        placeholder={placeholderOf(parameter)}
        {...shared}
        value={text}
      />
      <datalist id={`${id}-examples`}>
        {parameter.examples.map(({ name, value }) => (
          <option key={name} value={textOf(parameter, value)}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

interface ItemChoicesProps {
  readonly parameter: ShownParameter;
  readonly itemChoices: readonly unknown[];
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** The listed items of a list, each to be ticked. */
function ItemChoices({ parameter, itemChoices, text, onChange }: ItemChoicesProps) {
  const ticked = new Set(text.split('\n').filter((line) => line !== ''));
  const tick = (item: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(item);
    else next.delete(item);
    onChange([...next].join('\n'));
  };
  return (
    <fieldset class="item-choices">
      <legend class="for-screen-readers">{parameter.name}</legend>
      {itemChoices.map(plainText).map((item) => (
        <label key={item} class="check-field">
          <input
            type="checkbox"
            checked={ticked.has(item)}
            onChange={({ currentTarget }) => tick(item, currentTarget.checked)}
          />
          {item}
        </label>
      ))}
    </fieldset>
  );
}

function placeholderOf(parameter: ShownParameter): string {
  const [example] = parameter.examples;
  if (example) return `such as ${textOf(parameter, example.value).split('\n').join(', ')}`;
  if (parameter.default !== undefined) return `${plainText(parameter.default)} where it is not sent`;
  switch (formOf(parameter)) {
    case 'lines':
      return 'an item a line';
    case 'json':
      return 'JSON';
    default:
      return '';
  }
}

/** The name stands beside the message already. */
function withoutName(message: string, name: string): string {
  return message.startsWith(`${name} `) ? message.slice(name.length + 1) : message;
}
