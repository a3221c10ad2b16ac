import type { MockApi } from '../mock-api.js';
import type { StateBrowser } from '../state/browse-state.js';
import { type AdminRoutes, badRequest, notFound } from './admin-routes.js';
import { composeRequest, readDraft } from './compose-request.js';
import { describeOperation } from './describe-operation.js';
import { operationSummary } from './operation-summary.js';
import type { SampleRequest } from './request-sample.js';
import { findOperation } from './served-operation.js';
import type { ApiSummary } from './shapes.js';

/** What is served: all APIs with their operations, what there is to know of one operation, and a request of it as it would be sent. */
export function apiRoutes(
  apis: readonly MockApi[],
  filling: { readonly sampleRequest: SampleRequest; readonly browser?: StateBrowser },
  origin: string,
): AdminRoutes {
  return {
    'GET /apis': async () => ({ status: 200, body: { apis: apis.map(summaryOf) } }),
    'GET /operation': async ({ query }) => {
      const found = findOperation(apis, Object.fromEntries(query));
      if (typeof found === 'string') return notFound(found);
      return { status: 200, body: await describeOperation(found, filling.sampleRequest, filling.browser) };
    },
    'POST /compose': async ({ body }) => {
      const draft = readDraft(body);
      if (typeof draft === 'string') return badRequest(draft);
      const found = findOperation(apis, draft);
      if (typeof found === 'string') return notFound(found);
      return { status: 200, body: composeRequest(found, draft, origin) };
    },
  };
}

function summaryOf({ name, api, path }: MockApi): ApiSummary {
  const { title, version, openapiVersion: openapi } = api;
  return { name, title, version, openapi, file: path, operations: api.operations.map(operationSummary) };
}
