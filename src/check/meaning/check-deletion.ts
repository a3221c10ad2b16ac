import { sleep } from '../../http/pace.js';
import { type Exchange, statusOf, succeeded } from '../exchange.js';
import { planCredentials } from '../plan-credentials.js';
import type { RawFinding } from '../raw-finding.js';
import { type MeaningSite, secondChance } from './meaning-site.js';
import type { ResourceReader } from './read-resource.js';

/** What is deleted is gone, and what was refused is not. */
export interface DeletionWatch {
  /** Before the first deletion: one without its credentials leaves the resource where it is. */
  before(): Promise<RawFinding[]>;
  /** After an accepted deletion. */
  deleted(exchange: Exchange): Promise<RawFinding[]>;
}

export function watchDeletion(site: MeaningSite, reader: ResourceReader): DeletionWatch {
  const { book, context, plan, promises } = site;
  let isTold = false;
  return {
    async before() {
      const [probe] = [...planCredentials(plan, true)];
      if (!probe || !site.take(3)) return [];
      if (!(await reader())?.isThere) return [];
      const exchange = await context.wire.exchange(plan.operation, probe);
      if (succeeded(exchange)) {
        book.enter(exchange);
        return [];
      }
      const status = statusOf(exchange);
      if (status < 400 || status > 499 || (await reader())?.isThere !== false) return [];
      return [
        {
          code: 'refused-request-wrote',
          severity: 'error',
          location: 'request',
          pointer: '',
          message: `A deletion with ${probe.label} was refused with ${status}, but what it names is gone all the same.`,
          expected: 'what was there before',
          actual: 'nothing',
          rule: probe.place.rule,
          exchange,
        },
      ];
    },
    async deleted(exchange) {
      const severity = promises.severityOf('deletedIsGone');
      if (isTold || severity === undefined || statusOf(exchange) === 202 || !site.take(2)) return [];
      isTold = true;
      let seen = await reader(exchange);
      if (seen?.isThere) {
        await sleep(secondChance);
        seen = await reader(exchange);
      }
      if (!seen?.isThere) return [];
      return [
        {
          code: 'deleted-still-there',
          severity,
          location: 'response',
          pointer: '',
          message: `The deletion was answered ${statusOf(exchange)}, but the next read is answered ${statusOf(seen.exchange)}.`,
          expected: '404 or 410',
          actual: statusOf(seen.exchange),
          rule: plan.operation.node,
          exchange,
        },
      ];
    },
  };
}
