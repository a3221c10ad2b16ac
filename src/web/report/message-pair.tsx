import type { Finding, HarEntry } from '../../result/report.js';
import { CodeView } from '../look/code-view.js';
import { requestMessage, responseMessage } from './http-message.js';
import { type FindingMark, markOf } from './marked-part.js';
import './message-pair.css';

/** The messages of a finding, the place in question marked; of a later exchange that shows it as well. */
export function MessagePair({ finding }: { readonly finding: Finding }) {
  const { exchange, shownBy } = finding;
  const mark = markOf(finding);
  return (
    <section class="finding-part" aria-label="Exchange">
      {shownBy ? (
        <>
          <h3>What was sent</h3>
          <Pair entry={exchange} mark={{}} />
          <h3>What shows it later</h3>
          <Pair entry={shownBy} mark={mark} />
        </>
      ) : (
        <Pair entry={exchange} mark={mark} />
      )}
    </section>
  );
}

function Pair({ entry, mark }: { readonly entry: HarEntry; readonly mark: FindingMark }) {
  return (
    <div class="message-pair">
      <CodeView label="Request" showLabel {...requestMessage(entry, mark.request)} />
      <CodeView label="Response" showLabel {...responseMessage(entry, mark.response)} />
    </div>
  );
}
