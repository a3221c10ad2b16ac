import { ThemeToggle } from '../look/theme.js';
import './console-bar.css';
import { connection } from './follow-mock.js';
import { faults, log, next } from './model.js';
import { hrefOf, type Route, route } from './route.js';

/** The name of the page, its views, and whether the mock is heard. */
export function ConsoleBar() {
  const steered = next.value.length + faults.value.length;
  return (
    <header class="console-bar">
      <p class="console-name">
        <TallyMark />
        <strong>Tallystick</strong> <span>mock console</span>
      </p>
      <nav aria-label="Views">
        <ul>
          <ViewLink view="operations" text="Operations" />
          <ViewLink view="log" text="Log" count={log.value.length} of="requests" />
          <ViewLink view="steering" text="Steering" count={steered} of="in force" />
          <ViewLink view="state" text="State" />
          <ViewLink view="webhooks" text="Webhooks" />
        </ul>
      </nav>
      <p class={`console-heard console-${connection.value}`} role="status">
        {heard[connection.value]}
      </p>
      <ThemeToggle />
    </header>
  );
}

const heard = { connecting: 'Connecting', live: 'Live', lost: 'Lost' } as const;

interface ViewLinkProps {
  readonly view: Route['view'];
  readonly text: string;
  readonly count?: number;
  /** What is counted. */
  readonly of?: string;
}

function ViewLink({ view, text, count = 0, of }: ViewLinkProps) {
  return (
    <li>
      <a href={hrefOf({ view })} aria-current={route.value.view === view ? 'page' : undefined}>
        {text}
        {count > 0 && (
          <>
            {' '}
            <span class="view-count">
              {count}
              <span class="for-screen-readers"> {of}</span>
            </span>
          </>
        )}
      </a>
    </li>
  );
}

/** Four notches and the one across. */
function TallyMark() {
  return (
    <svg class="tally-mark" viewBox="0 0 20 16" aria-hidden="true" focusable="false">
      <path d="M4 2v12M8 2v12M12 2v12M16 2v12M1 12.500L19 3.500" />
    </svg>
  );
}
