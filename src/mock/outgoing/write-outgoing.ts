import { encodeBody } from '../../exchange/body-codec.js';
import { buildRequest } from '../../exchange/build-request.js';
import { carryCredentials } from '../../exchange/credentials.js';
import { concreteMediaType } from '../../exchange/media-type.js';
import type { HeaderList, WireRequest } from '../../http/message.js';
import type { MediaType, Operation } from '../../openapi/api.js';
import { member } from '../../openapi/document-node.js';
import type { RequestSample } from '../admin/request-sample.js';
import type { ServedOperation } from '../admin/served-operation.js';
import { isJsonContent } from '../offered-type.js';

/** What is asked for in place of what the sample has. */
export interface OutgoingParts {
  /** A value that is written in the first documented media type, JSON before others. */
  readonly body?: unknown;
  /** What the sample of a body is made to say; of callbacks. */
  adapt?(mediaType: MediaType, sample: unknown): unknown;
  /** Besides the documented ones; any of the same name wins over them. */
  readonly headers?: HeaderList;
}

/**
 * Writes the request of a callback or webhook to a URL: documented parameters, and a body in JSON where it is described. Credentials
 * are sent where the operation itself asks for them: what the document asks of its callers is not asked of them.
 */
export function writeOutgoing(
  { source, operation }: ServedOperation,
  url: URL,
  sample: RequestSample,
  parts: OutgoingParts = {},
): WireRequest {
  const mediaType = bodyType(operation, sample);
  const value = parts.body === undefined ? mediaType && madeBody(mediaType, sample, parts) : parts.body;
  const type = mediaType && concreteMediaType(mediaType.type);
  const bytes =
    type && value !== undefined ? encodeBody(type, value, { mediaType, direction: 'request' }) : undefined;
  const asked = new Set(member(operation.node, 'security') ? operation.security[0] : []);
  const credentials = new Map([...sample.credentials].filter(([name]) => asked.has(name)));
  const written = buildRequest('', {
    operation: { ...operation, path: '' },
    parameters: sample.parameters,
    ...(type && bytes ? { body: { mediaType: type, bytes } } : {}),
    credentials: carryCredentials(source.api, credentials),
    ...(parts.headers ? { headers: parts.headers } : {}),
  });
  const query = [url.search.slice(1), written.target.slice(1)].filter((text) => text !== '').join('&');
  return { ...written, target: url.pathname + (query === '' ? '' : `?${query}`) };
}

function madeBody(mediaType: MediaType, { bodies }: RequestSample, { adapt }: OutgoingParts): unknown {
  const made = bodies.get(mediaType.type);
  return adapt ? adapt(mediaType, made) : made;
}

/** The media type of the body that is sent. */
export function bodyType({ requestBody }: Operation, { bodies }: RequestSample): MediaType | undefined {
  const content = requestBody?.content ?? [];
  const known = content.filter(({ type }) => bodies.has(type));
  return known.find(isJsonContent) ?? known[0] ?? content[0];
}
