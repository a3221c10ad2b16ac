import { findResponse } from '../../exchange/find-response.js';
import { judgeResponse } from '../../exchange/judge-response.js';
import { concreteMediaType } from '../../exchange/media-type.js';
import { concreteStatus } from '../../exchange/status-pattern.js';
import { headerValue, type WireResponse } from '../../http/message.js';
import { documentedAnswer } from '../../mock/documented-answers.js';
import type { MediaType, Operation, Response } from '../../openapi/api.js';
import { member } from '../../openapi/document-node.js';
import type { Breach, Fault } from './breach.js';
import type { JudgedBodies } from './judged-bodies.js';
import { isJsonBody, mediaTypeBreaches, responseBreaches } from './response-breaches.js';

/** What became of the breaches of one operation's answers. */
export interface AuditedOperation {
  readonly made: number;
  readonly survivors: readonly { readonly status: string; readonly fault: Fault }[];
  readonly notAudited: readonly string[];
}

/** Breaks the mock's answer of each cell in each way once, and has the check judge it. */
export function auditOperation(operation: Operation, bodies: JudgedBodies): AuditedOperation {
  const survivors: { status: string; fault: Fault }[] = [];
  const notAudited: string[] = [];
  let made = 0;
  const judge = (status: string, breaches: Iterable<Breach>) => {
    for (const breach of breaches) {
      made++;
      if (!isCaught(operation, breach.answer)) survivors.push({ status, fault: breach });
    }
  };
  for (const response of operation.responses) {
    let first: WireResponse | undefined;
    for (const mediaType of response.content.length === 0 ? [undefined] : response.content) {
      const answer = answerOf(operation, response, mediaType);
      if (!answer || isCaught(operation, answer)) {
        notAudited.push(`${response.status} ${mediaType?.type ?? ''}: no answer can be made that conforms`);
        continue;
      }
      first ??= answer;
      if (!mediaType || answer.body.length === 0) continue;
      judge(response.status, mediaTypeBreaches(response, mediaType, answer));
      if (!isJsonBody(mediaType)) continue;
      const { schema } = mediaType;
      const broken = bodies.of(schema?.schema('response') ?? true, typeOf(answer), (body) =>
        isCaught(operation, { ...answer, body }),
      );
      made += broken.length;
      for (const { schemaPointer, ...one } of broken.filter((body) => !body.isCaught)) {
        const rule = schema?.origin('response', schemaPointer) ?? mediaType.node;
        survivors.push({ status: response.status, fault: { ...one, rule } });
      }
    }
    if (first) judge(response.status, responseBreaches(response, first));
  }
  if (operation.responses.length > 0) judge('299', [undocumentedStatus(operation)]);
  return { made, survivors, notAudited };
}

function answerOf(
  operation: Operation,
  response: Response,
  mediaType: MediaType | undefined,
): WireResponse | undefined {
  const status = concreteStatus(operation, response);
  const choice = mediaType ? { offered: { mediaType, type: concreteMediaType(mediaType.type) } } : {};
  const answer = documentedAnswer(operation, status, choice);
  if (!answer) return undefined;
  // What HEAD is answered has no body (RFC 9110 §9.3.2).
  const body = operation.method === 'HEAD' ? Buffer.alloc(0) : answer.body;
  return { status, statusText: '', headers: answer.headers, body };
}

const typeOf = ({ headers }: WireResponse) => headerValue(headers, 'content-type') ?? '';

/** Whether the check takes an answer for an error, whatever it was sent to. */
function isCaught(operation: Operation, answer: WireResponse): boolean {
  const { response, flaws } = judgeResponse(operation, operation.method, answer);
  return response === undefined || flaws.some(({ severity }) => severity === 'error');
}

/** A success that no document lists, as empty as can be where a range or `default` describes it. */
function undocumentedStatus(operation: Operation): Breach {
  const described = findResponse(operation, 299);
  const type = described?.content[0];
  const answer = described && answerOf(operation, described, type);
  return {
    kind: 'undocumented-status',
    label: 'a success with any other status passes',
    answer: { statusText: '', headers: [], body: Buffer.alloc(0), ...answer, status: 299 },
    rule: described?.node ?? member(operation.node, 'responses') ?? operation.node,
    fix: 'List each status of success by its number.',
  };
}
