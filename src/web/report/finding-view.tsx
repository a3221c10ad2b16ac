import { Badge, Method, severityTone } from '../look/badge.js';
import { plainLines } from '../look/code-line.js';
import { CodeView } from '../look/code-view.js';
import { CopyButton } from '../look/copy-button.js';
import { Prose } from '../look/prose.js';
import { Expectation } from './expectation.js';
import { Explanation } from './explanation.js';
import { counted } from './figures.js';
import { FindingTags } from './finding-tags.js';
import './finding-view.css';
import { MessagePair } from './message-pair.js';
import type { ListedFinding } from './report-model.js';
import { RuleView } from './rule-view.js';
import { Timeline } from './timeline.js';

interface FindingViewProps {
  readonly listed: ListedFinding;
  /** Looks at its operation; where absent, nothing does. */
  readonly onOperation?: () => void;
}

/** All there is to know of a finding: what, expected and received, the messages, the rule, how to repeat it. */
export function FindingView({ listed, onOperation }: FindingViewProps) {
  const { finding } = listed;
  const { severity, code, method, path, status, location, pointer, message, count, waived } = finding;
  const operation = (
    <>
      <Method name={method} /> <code>{path}</code>
    </>
  );
  return (
    <article class="finding-view">
      <header>
        <p class="finding-kind">
          <Badge tone={severityTone[severity]}>{severity}</Badge> <strong>{code}</strong>
          <FindingTags listed={listed} />
        </p>
        <h2 tabIndex={-1}>
          <Prose text={message} />
        </h2>
        <p class="finding-where">
          {onOperation ? (
            <button type="button" class="link" onClick={onOperation}>
              {operation}
            </button>
          ) : (
            operation
          )}
          {status !== '' && <span> → {status}</span>}
          <span>
            , {location}
            {pointer !== '' && (
              <>
                {' '}
                at <code>{pointer}</code>
              </>
            )}
          </span>
        </p>
        {count > 1 && (
          <p class="finding-where">
            Seen {counted(count - 1, 'more time')} in this run; this is the smallest request that shows it.
          </p>
        )}
        {waived !== undefined && <p class="finding-waived">Waived: {waived}</p>}
        <Explanation code={code} />
      </header>
      <Expectation finding={finding} />
      <MessagePair finding={finding} />
      <RuleView finding={finding} />
      <section class="finding-part" aria-label="Command">
        <div class="finding-part-head">
          <h3>Repeat it</h3>
          <CopyButton text={finding.curl} what="the curl command" />
        </div>
        <CodeView label="curl" lines={plainLines(finding.curl)} wrap />
      </section>
      <Timeline finding={finding} />
    </article>
  );
}
