import { member } from '../../../openapi/document-node.js';
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
      const variables = member(node, 'variables');
      for (const name of new Set(names)) {
        if (variables && member(variables, name)) continue;
        yield diagnose(member(node, 'url') ?? node, {
          message: `The variable \`${name}\` of \`${url}\` is not defined.`,
          fix: `Add \`variables: {${name}: {default: …}}\`.`,
          text: `{${name}}`,
        });
      }
      for (const name of Object.keys((variables?.value as object | undefined) ?? {})) {
        const variable = variables && member(variables, name);
        if (names.includes(name) || !variable) continue;
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
