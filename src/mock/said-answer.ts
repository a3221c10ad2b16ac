import type { MockAnswer } from './mock-engine.js';
import type { ExtensionAnswer } from './mock-extension.js';

/** An answer that the mock made, for an extension to give. */
export function saidAnswer(
  { status, headers, body, content, reason }: MockAnswer,
  origin: string,
): ExtensionAnswer {
  const said = {
    status,
    origin,
    headers: headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
    ...(reason === undefined ? {} : { reason }),
  };
  if (content) return { ...said, body: content.value, mediaType: content.type };
  if (body.length === 0) return said;
  // Only problem details are written without a value.
  return {
    ...said,
    body: JSON.parse(body.toString('utf8')) as unknown,
    mediaType: 'application/problem+json',
  };
}
