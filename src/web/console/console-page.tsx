import { useEffect } from 'preact/hooks';
import { ConsoleBar } from './console-bar.js';
import './console-page.css';
import { connection } from './follow-mock.js';
import { LogPage } from './log/log-page.js';
import { OperationsPage } from './operations/operations-page.js';
import { Note } from './parts/note.js';
import { type Route, route } from './route.js';
import { StatePage } from './state/state-page.js';
import { SteeringPage } from './steering/steering-page.js';
import { WebhooksPage } from './webhooks/webhooks-page.js';

const titles: Readonly<Record<Route['view'], string>> = {
  operations: 'Operations',
  log: 'Log',
  steering: 'Steering',
  state: 'State',
  webhooks: 'Webhooks',
};

export function ConsolePage() {
  const { view } = route.value;
  useEffect(() => {
    document.title = `${titles[view]} · Tallystick console`;
  }, [view]);
  return (
    <div class="console-page">
      <button type="button" class="skip-link" onClick={() => document.getElementById('view')?.focus()}>
        Skip to the {titles[view].toLowerCase()}
      </button>
      <ConsoleBar />
      {connection.value === 'lost' && (
        <Note tone="bad" live>
          <p>The mock is not heard. What stands here may be old; it is looked for until it is back.</p>
        </Note>
      )}
      <main id="view" tabIndex={-1}>
        <h1 class="for-screen-readers">{titles[view]}</h1>
        <View />
      </main>
    </div>
  );
}

function View() {
  switch (route.value.view) {
    case 'operations':
      return <OperationsPage {...route.value} />;
    case 'log':
      return <LogPage number={route.value.number} />;
    case 'steering':
      return <SteeringPage />;
    case 'state':
      return <StatePage {...route.value} />;
    case 'webhooks':
      return <WebhooksPage {...route.value} />;
  }
}
