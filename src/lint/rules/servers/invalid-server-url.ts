import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { everyServer } from '../../servers.js';

/** A server URL may be relative, and has neither query nor fragment (OpenAPI 3.2 §4.6.1, RFC 3986). */
export const invalidServerUrl: Rule = {
  code: 'invalid-server-url',
  severity: 'error',
  summary: 'A server URL is none, or has a query or a fragment.',
  why: 'The path of every operation is put behind it: with a query in between no request reaches the API.',
  example: {
    of: 'document',
    before: "servers: [{url: 'https://api.example.com?version=1'}]",
    after: "servers: [{url: 'https://api.example.com/v1'}]",
  },
  *check(api, { diagnose }) {
    for (const { node, url } of everyServer(api)) {
      const defect = defectOf(url);
      if (defect === undefined) continue;
      yield diagnose(member(node, 'url') ?? node, {
        message: `\`${url}\` ${defect}.`,
        fix: isHost.test(url)
          ? `Write \`https://${url}\`.`
          : 'Write the address that the paths are put behind.',
      });
    }
  },
};

/** A host without its scheme, which is read as the beginning of a path. */
const isHost = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?(?:\/|$)/i;

function defectOf(url: string): string | undefined {
  const filled = url.replaceAll(/\{[^{}]*\}/g, '1');
  if (/[{}]/.test(filled)) return 'has a brace without its partner';
  if (/[?#]/.test(filled)) return 'has a query or a fragment';
  if (/\s/.test(filled)) return 'has white space';
  if (isHost.test(filled)) return 'has no scheme, so that it is read as a path';
  // Relative ones are resolved against where the document is.
  return URL.canParse(filled, 'https://document.example/') ? undefined : 'is no URL';
}
