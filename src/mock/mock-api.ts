import type { Api } from '../openapi/api.js';

/** An API that is served, under a name that is unique among those served. */
export interface MockApi {
  readonly name: string;
  readonly api: Api;
  /** The document's file. */
  readonly path: string;
}
