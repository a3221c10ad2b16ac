import type { Api } from '../openapi/api.js';
import { type DocumentNode, isMapping, items, member, members } from '../openapi/document-node.js';
import { everyOperation } from '../openapi/every-operation.js';

/** What the `security` of a document and of its operations says, as written. */
export interface WrittenSecurity {
  /** The names of the schemes that some requirement asks for. */
  readonly asked: ReadonlySet<string>;
  /** Whether some of it cannot be read, or asks for a scheme that is not there: it may mean any of the schemes. */
  readonly isUnclear: boolean;
  /** The schemes that are defined and not asked for. */
  readonly unasked: readonly { readonly key: string; readonly node: DocumentNode }[];
}

export function writtenSecurity(api: Api): WrittenSecurity {
  const holders = [api.root, ...[...everyOperation(api)].map(({ node }) => node)];
  const lists = holders.flatMap((holder) => member(holder, 'security') ?? []);
  const requirements = lists.flatMap((list) => items(list));
  const asked = new Set(requirements.flatMap(({ value }) => (isMapping(value) ? Object.keys(value) : [])));
  const components = member(api.root, 'components');
  const schemes = members(components && member(components, 'securitySchemes'));
  const names = new Set(schemes.map(({ key }) => key));
  return {
    asked,
    isUnclear:
      lists.some(({ value }) => !Array.isArray(value)) ||
      requirements.some(({ value }) => !isMapping(value)) ||
      [...asked].some((name) => !names.has(name)),
    unasked: schemes.filter(({ key }) => !asked.has(key)),
  };
}
