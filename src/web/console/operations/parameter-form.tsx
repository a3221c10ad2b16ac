import type { ShownFlaw, ShownParameter } from '../../../mock/admin/shapes.js';
import { FormGroup } from '../parts/form-group.js';
import { ParameterField } from './parameter-field.js';
import './parameter-form.css';

interface ParameterFormProps {
  readonly parameters: readonly ShownParameter[];
  readonly texts: Readonly<Record<string, string>>;
  readonly errors: readonly ShownFlaw[];
  readonly onChange: (key: string, text: string) => void;
}

const places = [
  ['path', 'Path'],
  ['query', 'Query'],
  ['querystring', 'Query as a whole'],
  ['header', 'Headers'],
  ['cookie', 'Cookies'],
] as const;

/** The parameters of an operation, by where they stand; required ones first. */
export function ParameterForm({ parameters, texts, errors, onChange }: ParameterFormProps) {
  return (
    <>
      {places.map(([place, title]) => {
        const own = parameters.filter((parameter) => parameter.in === place);
        if (own.length === 0) return null;
        const sorted = [...own].sort((a, b) => Number(b.required) - Number(a.required));
        return (
          <FormGroup key={place} title={title}>
            {sorted.map((parameter) => (
              <ParameterField
                key={parameter.key}
                parameter={parameter}
                text={texts[parameter.key] ?? ''}
                errors={errors.filter((flaw) => isAbout(flaw, parameter))}
                onChange={(text) => onChange(parameter.key, text)}
              />
            ))}
          </FormGroup>
        );
      })}
    </>
  );
}

function isAbout(flaw: ShownFlaw, { in: place, name }: ShownParameter): boolean {
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = place === 'querystring' ? 'query' : place;
  return flaw.in === own && (flaw.pointer === pointer || flaw.pointer.startsWith(`${pointer}/`));
}
