import type { Api, Operation } from './api.js';
import { buildWebhooks } from './build-api.js';

const known = new WeakMap<Api, readonly Operation[]>();

/**
 * The webhooks of an OpenAPI 3.0 document, which may describe them under `x-webhooks` alone, as many do since 3.1 brought `webhooks`. They are
 * no part of the model, and read when somebody asks for them.
 */
export function extensionWebhooks(api: Api): readonly Operation[] {
  if (!/^3\.0\./.test(api.openapiVersion)) return [];
  let webhooks = known.get(api);
  if (!webhooks) {
    webhooks = buildWebhooks(api);
    known.set(api, webhooks);
  }
  return webhooks;
}
