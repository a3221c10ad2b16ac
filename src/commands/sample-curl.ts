import { knownValues } from '../check/known-values.js';
import { planRequests } from '../check/request-plan.js';
import { emptyContract } from '../contract/contract.js';
import type { Api } from '../openapi/api.js';
import { curlCommand } from '../result/curl.js';
import { harEntry } from '../result/har-entry.js';
import { neededCredentials } from './sample-request.js';

/**
 * A `curl` line for the first operation that a valid request can be written for; `baseUrl` has no trailing slash, `option` is
 * one that the server asks of curl.
 */
export function sampleCurl(api: Api, baseUrl: string, option?: string): string | undefined {
  for (const operation of api.operations) {
    const known = knownValues(operation, emptyContract, [], 1);
    const { pathname, origin } = new URL(baseUrl);
    const frame = { basePath: pathname === '/' ? '' : pathname, headers: [], seed: 1 };
    const plan = planRequests(
      api,
      operation,
      known,
      neededCredentials(api, operation.security[0] ?? []),
      frame,
    );
    if (plan.obstacle !== undefined) continue;
    const example = plan.mediaType?.examples[0];
    const request = plan.request({
      ...(example ? { body: { value: example.value } } : {}),
      headers: [['Accept', '*/*']],
    });
    const unsent = { ok: false, failure: 'dropped', message: '', milliseconds: 0 } as const;
    const command = curlCommand(harEntry(origin, request, unsent, '', (text) => text));
    const shown = command.replace(" -H 'Accept: */*'", '');
    return option === undefined ? shown : shown.replace('curl', `curl ${option}`);
  }
  return undefined;
}
