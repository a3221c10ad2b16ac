import { sleep } from '../../http/pace.js';
import type { Exchange } from '../exchange.js';
import { isCreate } from '../harvest/resource-path.js';
import type { RawFinding } from '../raw-finding.js';
import type { Breach } from './breach.js';
import { type MeaningSite, secondChance } from './meaning-site.js';
import type { ResourceReader, Seen } from './read-resource.js';
import type { Fields } from './resource-in.js';
import type { BreachTeller } from './tell-breaches.js';
import { trackState } from './track-state.js';

/** Follows writes by reads. */
export interface ReadWatch {
  /** After an accepted write; reads only where that can tell something new. */
  wrote(exchange: Exchange, sent: Fields): Promise<RawFinding[]>;
  forget(): void;
}

/** Holds what was written, and what was not, against what the next read shows; a departure is looked at a second time. */
export function watchReads(site: MeaningSite, reader: ResourceReader, tell: BreachTeller): ReadWatch {
  const { promises, plan } = site;
  const track = trackState(promises, 'read');
  const isNew = isCreate(site.context.api, plan.operation);
  let failures = 0;
  let isTold = false;

  const breachesIn = (seen: Seen): Breach[] => {
    if (seen.isThere) return track.judge(seen.fields);
    return promises.severityOf('survivesRead') === undefined ? [] : [notThere];
  };

  return {
    async wrote(exchange, sent) {
      if (isNew) track.forget();
      track.wrote(sent);
      if (isTold || failures > 1 || !track.wouldProve() || !site.take(1)) return [];
      let seen = await reader(exchange);
      if (seen && breachesIn(seen).length > 0) {
        await sleep(secondChance);
        seen = await reader(exchange);
      }
      if (!seen) {
        failures++;
        track.forget();
        return [];
      }
      const breaches = breachesIn(seen);
      isTold = breaches.length > 0;
      if (seen.isThere) track.accept(seen.fields, breaches.length === 0);
      else track.forget();
      const witness = {
        exchange,
        shownBy: seen.exchange,
        pointer: seen.isThere ? seen.pointer : '',
        fallback: plan.operation.node,
      };
      return tell(breaches, witness);
    },
    forget: () => track.forget(),
  };
}

const notThere: Breach = {
  code: 'write-not-kept',
  rule: 'survivesRead',
  pointer: '',
  message: 'The write was accepted, but the next read finds nothing there.',
  expected: '2xx',
  actual: 404,
};
