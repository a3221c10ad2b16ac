import { isMapping, member, members } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** `/pets/` and `/pets` are two addresses (RFC 3986 §6.2.2), which servers and proxies often make one. */
export const pathEndsInSlash: Rule = {
  code: 'path-ends-in-slash',
  severity: 'info',
  summary: 'A path ends in a slash.',
  why: 'Many servers redirect to the address without it, or the other way round: a body may get lost on the way.',
  example: {
    of: 'document',
    before: "paths: {/pets/: {get: {responses: {'204': {description: none}}}}}",
    after: "paths: {/pets: {get: {responses: {'204': {description: none}}}}}",
  },
  *check(api, { diagnose }) {
    const paths = member(api.root, 'paths');
    for (const { key, node } of members(paths)) {
      // Beside its twin it is a finding of `overlapping-paths`.
      const isAlone = paths !== undefined && !member(paths, key.slice(0, -1));
      if (!/^\/.*[^/]\/$/s.test(key) || !isMapping(node.value) || !isAlone) continue;
      yield diagnose(
        node,
        {
          message: `\`${key}\` is another address than \`${key.slice(0, -1)}\`.`,
          fix: 'Write it without the slash, where the API answers there.',
        },
        'key',
      );
    }
  },
};
