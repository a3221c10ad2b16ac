import { findResponse } from '../exchange/find-response.js';
import { matchMediaType, parseMediaType } from '../exchange/media-type.js';
import type { HeaderList } from '../http/message.js';
import type { MediaType } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';
import { bodyBytes } from './documented-answers.js';
import { isLater } from './is-later.js';
import type { MockAnswer, Soon } from './mock-engine.js';
import type { ExtensionAnswer, MockExtension } from './mock-extension.js';
import type { MockRequest } from './mock-request.js';
import { offeredType } from './offered-type.js';

/** The answer of the first extension that has one; a promise only where one of those asked gave one. */
export function askExtensions(
  extensions: readonly MockExtension[],
  method: 'intercept' | 'answer',
  request: MockRequest,
  from = 0,
): Soon<MockAnswer | undefined> {
  for (let index = from; index < extensions.length; index++) {
    const said = extensions[index]?.[method]?.(request);
    if (isLater(said)) {
      return said.then((answer) =>
        answer ? writeAnswer(request, answer) : askExtensions(extensions, method, request, index + 1),
      );
    }
    if (said) return writeAnswer(request, said);
  }
  return undefined;
}

/** Writes what an extension says: in its media type, or in the documented one that was asked for. */
function writeAnswer(request: MockRequest, answer: ExtensionAnswer): MockAnswer {
  const { status, headers = [], body: value, bytes, mediaType: type, ...said } = answer;
  if (bytes) {
    const typed: HeaderList = type === undefined ? headers : [...headers, ['Content-Type', type]];
    return { ...said, status, headers: typed, body: bytes };
  }
  if (value === undefined) return { ...said, status, headers, body: Buffer.alloc(0) };
  const content = findResponse(request.operation, status)?.content ?? [];
  const written = type === undefined ? undefined : parseMediaType(type);
  const accept = request.header('accept');
  const offered = written
    ? {
        type: type as string,
        mediaType: matchMediaType(content, written) ?? undescribed(type as string, request),
      }
    : (offeredType(content, accept) ??
      offeredType(content, undefined) ?? {
        type: 'application/json',
        mediaType: undescribed('application/json', request),
      });
  return {
    ...said,
    status,
    headers: [...headers, ['Content-Type', offered.type]],
    body: bodyBytes(offered, value),
    content: { ...offered, value },
  };
}

function undescribed(type: string, { operation }: MockRequest): MediaType {
  return { type, examples: [], node: operation.node };
}

/** Whether the value of an answer conforms to the schema of its media type. */
export function isValueConforming({ content }: MockAnswer): boolean {
  const schema = content?.mediaType.schema;
  return !schema || validatorOf(schema.schema('response')).conforms(content.value);
}
