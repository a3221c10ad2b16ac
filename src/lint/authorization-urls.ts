import { type DocumentNode, member, members } from '../openapi/document-node.js';

const names = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'];

/** The addresses of a Security Scheme Object at which credentials are asked for (OpenAPI 3.2 §4.30, §4.31). */
export function authorizationUrls(
  scheme: DocumentNode,
): { readonly node: DocumentNode; readonly url: string }[] {
  const flows = members(member(scheme, 'flows')).map(({ node }) => node);
  const written = [
    ...flows.flatMap((flow) => names.map((name) => member(flow, name))),
    member(scheme, 'openIdConnectUrl'),
  ];
  return written.flatMap((node) => (typeof node?.value === 'string' ? [{ node, url: node.value }] : []));
}
