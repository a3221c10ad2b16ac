import { SplitView } from '../../look/split-view.js';
import { log } from '../model.js';
import { ExchangeView } from './exchange-view.js';
import { LogList } from './log-list.js';

/** What is asked of the mock, as it comes, and the one exchange that is looked at. */
export function LogPage({ number }: { readonly number: number | undefined }) {
  return (
    <SplitView
      name="log"
      start={48}
      first={<LogList chosen={number} />}
      second={
        number === undefined ? (
          <div class="empty-pane">
            <h2>{log.value.length === 0 ? 'Nothing was asked for yet' : 'Choose an exchange'}</h2>
            <p>Its request, its answer and the reason for it are shown here.</p>
          </div>
        ) : (
          <ExchangeView key={number} number={number} />
        )
      }
    />
  );
}
