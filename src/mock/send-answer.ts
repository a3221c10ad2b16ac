import type { IncomingMessage, ServerResponse } from 'node:http';
import { isBodiless } from './documented-answers.js';
import { deliverBadly } from './faults/deliver-answer.js';
import type { ServedAnswer } from './served-answer.js';

/** How long the rest of a body that was refused for its length is still taken in, in milliseconds. */
const drainTime = 5_000;

/** Writes an answer; its framing is ours. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  served: ServedAnswer,
  { isHead, hasContent }: { readonly isHead: boolean; readonly hasContent: boolean },
): void {
  const { status, headers, body, delivery } = served;
  if (delivery !== undefined) {
    deliverBadly(response, served, delivery);
    return;
  }
  const hasBody = !isHead && !isBodiless(status);
  const isWhole = request.complete || !hasContent;
  response.writeHead(status, (isWhole ? headers : [...headers, 'Connection', 'close']) as string[]);
  if (!hasBody || body.length === 0 || isWhole) {
    response.end(hasBody ? body : undefined);
    return;
  }
  // Closing while bytes are still coming would reset the connection before the answer is read.
  response.write(body);
  const timer = setTimeout(finish, drainTime);
  request.once('end', finish);
  request.once('close', finish);
  function finish(): void {
    clearTimeout(timer);
    response.end();
  }
}
