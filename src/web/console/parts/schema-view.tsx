import type { SchemaOutline } from '../../../mock/admin/shapes.js';
import './schema-view.css';

/** The fields of a schema, with those inside below. */
export function SchemaView({ schema }: { readonly schema: SchemaOutline }) {
  return (
    <ul class="schema-view">
      {schema.fields?.map((field) => (
        <li key={field.name}>
          <p>
            <code>{field.name}</code>
            {field.required && <span class="schema-needed"> required</span>}{' '}
            <span class="quiet">{[field.type, ...field.limits].join(' · ')}</span>
          </p>
          {field.choices && (
            <p class="schema-choices">
              {field.choices.slice(0, mostChoices).map((each) => (
                <code key={JSON.stringify(each)}>{JSON.stringify(each)}</code>
              ))}
              {field.choices.length > mostChoices && (
                <span class="quiet">{`and ${field.choices.length - mostChoices} more`}</span>
              )}
            </p>
          )}
          {field.description && <p class="schema-text">{field.description}</p>}
          {field.fields && <SchemaView schema={field} />}
        </li>
      ))}
    </ul>
  );
}

const mostChoices = 20;
