import { member, members } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { everyServer } from '../../servers.js';

/** Each variable of a server URL is defined, and each defined one is used (OpenAPI 3.1 §4.8.5). */
export const undefinedServerVariable: Rule = {
  code: 'undefined-server-variable',
  severity: 'error',
  summary: 'A server URL has a variable that is not defined, or defines one that it does not have.',
  why: 'The address of the API is unknown.',
  example: {
    of: 'document',
    before: "servers: [{url: 'https://{region}.example.com'}]",
    after: "servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu}}}]",
  },
  *check(api, { diagnose }) {
    for (const { node, url } of everyServer(api)) {
      const names = [...url.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
      // What is between braces without partners is a finding of its own.
      if (/[{}]/.test(url.replaceAll(/\{[^{}]*\}/g, ''))) continue;
      const variables = member(node, 'variables');
      const unused = members(variables).filter(({ key }) => !names.includes(key));
      const missing = [...new Set(names)].filter((name) => !variables || !member(variables, name));
      const isRenamed = missing.length === 1 && unused.length === 1;
      for (const name of missing) {
        yield diagnose(member(node, 'url') ?? node, {
          message: `The variable \`${name}\` of \`${url}\` is not defined${isRenamed ? `, and \`${unused[0]?.key}\` is not used` : ''}.`,
          fix: isRenamed ? 'Write the same name in both.' : `Add \`variables: {${name}: {default: …}}\`.`,
          text: `{${name}}`,
        });
      }
      for (const { key: name, node: variable } of isRenamed ? [] : unused) {
        yield diagnose(
          variable,
          {
            severity: 'warning',
            message: `\`${url}\` has no \`{${name}}\`.`,
            fix: 'Put it into the URL, or remove the variable.',
          },
          'key',
        );
      }
    }
  },
};
