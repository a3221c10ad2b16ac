import { basePathsOf } from '../exchange/base-path.js';
import type { Operation } from '../openapi/api.js';
import { planFor, type RunContext } from './run-context.js';

/** Where paths are unknown under `--url`, the document's base path may be missing from it: the note that says so. */
export async function settleBasePath(context: RunContext, operation: Operation): Promise<string | undefined> {
  const { wire } = context;
  const documented = basePathsOf(operation)[0] ?? '';
  if (documented === '' || wire.basePath !== '') return undefined;
  const answers404 = async () => {
    const delivery = await wire.raw(planFor(context, operation).request());
    return delivery.ok && delivery.response.status === 404;
  };
  if (!(await answers404())) return undefined;
  wire.basePath = documented;
  if (!(await answers404()))
    return `Paths are under ${documented}, the base path of the document's server; write it into --url.`;
  wire.basePath = '';
  return undefined;
}
