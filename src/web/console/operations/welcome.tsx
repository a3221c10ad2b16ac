import { apis } from '../model.js';
import './welcome.css';

/** What the mock serves, where nothing is chosen yet. */
export function Welcome() {
  return (
    <div class="scroll-pane welcome">
      <h2>What this mock serves</h2>
      <table class="welcome-apis">
        <thead>
          <tr>
            <th scope="col">API</th>
            <th scope="col">Below</th>
            <th scope="col">Document</th>
            <th scope="col">Operations</th>
          </tr>
        </thead>
        <tbody>
          {apis.value?.map(({ name, title, version, openapi, file, operations }) => (
            <tr key={name}>
              <th scope="row">
                {title} <span class="quiet">{version}</span>
              </th>
              <td>
                <code>/{name}</code>
              </td>
              <td>
                <code>{file}</code> <span class="quiet">OpenAPI {openapi}</span>
              </td>
              <td>{operations.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        Choose an operation to try it, or to pick what it answers next. <kbd>/</kbd> leads to the search.
      </p>
    </div>
  );
}
