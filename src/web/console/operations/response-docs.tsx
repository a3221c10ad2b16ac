import type { ShownResponse } from '../../../mock/admin/shapes.js';
import { Prose } from '../parts/prose.js';
import { SchemaView } from '../parts/schema-view.js';
import { StatusBadge } from '../parts/status-badge.js';
import './response-docs.css';

/** The answers that the document describes. */
export function ResponseDocs({ responses }: { readonly responses: readonly ShownResponse[] }) {
  return (
    <section aria-labelledby="responses-title">
      <h3 id="responses-title" class="section-title">
        Documented answers
      </h3>
      <ul class="response-docs">
        {responses.map(({ status, description, headers, content }) => (
          <li key={status}>
            <StatusBadge status={status} />
            <div>
              <Prose text={description} />
              {headers.length > 0 && (
                <p class="quiet">
                  Headers: <code>{headers.join(', ')}</code>
                </p>
              )}
              {content.map(({ type, examples, schema }) => (
                <div key={type}>
                  <p class="quiet">
                    <code>{type}</code>
                    {examples.length > 0 && ` · examples ${examples.join(', ')}`}
                  </p>
                  {schema.fields && (
                    <details>
                      <summary>{`Fields: ${schema.type}`}</summary>
                      <SchemaView schema={schema} />
                    </details>
                  )}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
