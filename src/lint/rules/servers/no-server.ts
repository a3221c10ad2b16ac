import { items, member } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import type { Rule } from '../../rule.js';
import { everyServer } from '../../servers.js';

/** Without servers, the API is where the document is (OpenAPI 3.1 §4.8.1). */
export const noServer: Rule = {
  code: 'no-server',
  severity: 'info',
  summary: 'The document names no server.',
  why: 'Callers learn what they may ask, and not whom: the address is that of the document itself.',
  example: {
    of: 'document',
    before: "paths: {/pets: {get: {responses: {'204': {description: none}}}}}",
    after:
      "paths: {/pets: {get: {responses: {'204': {description: none}}}}}\nservers: [{url: 'https://api.example.com'}]",
  },
  *check(api, { diagnose }) {
    if (dialectOf(api.openapiVersion) === '2.0' || api.operations.length === 0) return;
    const written = member(api.root, 'servers');
    // What is no list of servers is told by the structure.
    const isEmpty = written === undefined || (Array.isArray(written.value) && items(written).length === 0);
    if (!isEmpty || [...everyServer(api)].length > 0) return;
    yield diagnose(
      written ?? member(api.root, 'openapi') ?? api.root,
      { message: 'No server is named.', fix: 'Write the address of the API under `servers`.' },
      'key',
    );
  },
};
