import { type DocumentNode, member, members, stringAt } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** A token (RFC 9110 §5.6.2), which names of header fields (§5.1) and cookies (RFC 6265 §4.1.1) are. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

interface Named {
  readonly name: string;
  readonly in: string;
  readonly node: DocumentNode;
  readonly on: 'key' | 'value';
}

/** A name that no message can have: of a header or cookie one that is no token, of any parameter the empty one. */
export const unsendableName: Rule = {
  code: 'unsendable-name',
  severity: 'error',
  summary: 'A header, cookie or parameter has a name that cannot be sent.',
  why: 'Clients and servers refuse the whole message, or drop the field.',
  example: {
    of: 'operation',
    before:
      "parameters: [{name: 'X Trace', in: header, schema: {type: string}}]\nresponses: {'204': {description: done}}",
    after:
      "parameters: [{name: X-Trace, in: header, schema: {type: string}}]\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    const parameters = [...everyOperation(api)].flatMap((operation): Named[] => [
      ...operation.parameters.map((one) => ({
        ...one,
        node: member(one.node, 'name') ?? one.node,
        on: 'value' as const,
      })),
      ...operation.responses.flatMap(({ headers }) =>
        headers.map(({ name, node }) => ({ name, in: 'header', node, on: 'key' as const })),
      ),
    ]);
    const components = member(api.root, 'components');
    const schemes = members(components && member(components, 'securitySchemes')).flatMap(
      ({ node }): Named[] => {
        const [name, place, written] = [stringAt(node, 'name'), stringAt(node, 'in'), member(node, 'name')];
        const isKey = stringAt(node, 'type') === 'apiKey' && written !== undefined;
        return isKey && name !== undefined && place !== undefined
          ? [{ name, in: place, node: written, on: 'value' }]
          : [];
      },
    );
    for (const { name, in: place, node, on } of [...parameters, ...schemes]) {
      const isToken = place === 'header' || place === 'cookie';
      if ((isToken ? token.test(name) : name !== '') || seen.has(nodeKey(node))) continue;
      seen.add(nodeKey(node));
      yield diagnose(
        node,
        {
          message: name === '' ? 'A name is empty.' : `\`${name}\` is no name that a ${place} can have.`,
          fix: isToken ? 'Write letters, digits and `-`.' : 'Write the name that is sent.',
        },
        on,
      );
    }
  },
};
