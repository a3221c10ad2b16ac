import { checkSpec } from '../commands/check-spec.js';
import type { Report } from '../result/report.js';
import type { ContractOptions } from './contract-options.js';
import { serveTarget } from './serve-target.js';
import { answerStates } from './state-handlers.js';
import type { Target } from './target.js';

/** Checks a target as `tally check` does, and ends whatever it began for that. */
export async function runContract(spec: string, target: Target, options: ContractOptions): Promise<Report> {
  const { auth = {}, authAs = {}, params = {}, headers = {}, states, statesUrl, ...rest } = options;
  const served = await serveTarget(target);
  const stateServer = states ? await serveTarget(answerStates(states)) : undefined;
  const statesAt = stateServer?.url ?? statesUrl;
  try {
    return await checkSpec(spec, {
      ...rest,
      url: served.url,
      headers: Object.entries(headers),
      credentials: new Map(Object.entries(auth)),
      otherCredentials: new Map(Object.entries(authAs)),
      parameters: new Map(Object.entries(params)),
      ...(statesAt === undefined ? {} : { statesUrl: new URL(statesAt) }),
    });
  } finally {
    await stateServer?.close();
    await served.close();
  }
}
