import { member, members } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import { quote } from '../../quote.js';
import type { Rule } from '../../rule.js';
import { everyServer } from '../../servers.js';

/** The default of a server variable must be one of its values (OpenAPI 3.1 §4.8.6.1). */
export const serverDefaultNotListed: Rule = {
  code: 'server-default-not-listed',
  severity: 'error',
  summary: 'The default of a server variable is not in its `enum`.',
  why: 'The address that every tool tries first is none of the allowed ones.',
  example: {
    of: 'document',
    before:
      "servers: [{url: 'https://{region}.example.com', variables: {region: {default: us, enum: [eu]}}}]",
    after: "servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [eu]}}}]",
  },
  *check(api, { diagnose }) {
    for (const server of everyServer(api)) {
      for (const { node } of members(member(server.node, 'variables'))) {
        const start = member(node, 'default');
        const listed = member(node, 'enum')?.value;
        if (!start || !Array.isArray(listed) || listed.includes(start.value)) continue;
        // From 3.1 on an empty list is a defect of structure.
        if (listed.length === 0 && dialectOf(api.openapiVersion) === '3.1') continue;
        yield diagnose(start, {
          message: `${quote(start.value)} is not among the values of the variable: ${listed.join(', ')}.`,
          fix: 'Correct the default, or add it to the `enum`.',
        });
      }
    }
  },
};
