import type { Case } from '../../src/check/case.js';
import { parseMediaType } from '../../src/exchange/media-type.js';
import { headerValue } from '../../src/http/message.js';
import type { Operation } from '../../src/openapi/api.js';

/** One request to both: statuses and media types, such as `200 application/json`. */
export interface Compared {
  readonly operation: Operation;
  readonly planned: Case;
  readonly ours: string;
  readonly theirs: string;
}

const statusOf = (told: string) => told.slice(0, 3);
const isRefusal = (told: string) => told.startsWith('4');
const lists = ({ operation }: Compared, status: string) =>
  operation.responses.some((response) => response.status === status);

/** Why our answer is another than Prism's, which is argued in docs/decisions/0030-where-the-mock-is-not-prism.md. */
export const prismReasons: readonly { readonly reason: string; explains(compared: Compared): boolean }[] = [
  {
    reason: 'Where the document describes no body of a refusal, Prism sends none; we say what is wrong.',
    explains: ({ ours, theirs }) => ours === `${theirs} application/problem+json` && isRefusal(theirs),
  },
  {
    reason:
      'Malformed JSON and broken text are answered before Prism looks at the document, in a form of its own.',
    explains: ({ planned, ours }) =>
      /(malformed|truncated) JSON|not UTF-8/.test(planned.label) && isRefusal(ours),
  },
  {
    reason: 'Prism takes the JSON value null for no body, whatever the schema says.',
    explains: ({ planned, ours }) => planned.request.body?.toString('utf8') === 'null' && isRefusal(ours),
  },
  {
    reason:
      'Prism leaves readOnly properties out of the schema of requests; we judge the value that was sent.',
    explains: ({ planned, ours, theirs }) =>
      planned.class === 'invalid' && / is null$/.test(planned.label) && isRefusal(ours) && !isRefusal(theirs),
  },
  {
    reason:
      'Whole numbers have no largest one (JSON Schema 2020-12 §4.2.1); Prism reads them as text beyond its own.',
    explains: ({ planned, theirs }) => /^a number beyond 64 bits/.test(planned.label) && isRefusal(theirs),
  },
  {
    reason:
      'Prism reads no XML, so that a schema of members refuses each such body; we read it by its schema.',
    explains: ({ planned, ours, theirs }) =>
      planned.class === 'valid' &&
      parseMediaType(headerValue(planned.request.headers, 'content-type') ?? '')?.subtype === 'xml' &&
      !isRefusal(ours) &&
      isRefusal(theirs),
  },
  {
    reason: 'A documented 405 is answered as documented, where Prism has a form of its own.',
    explains: (compared) =>
      compared.planned.class === 'undeclared' &&
      statusOf(compared.ours) === statusOf(compared.theirs) &&
      lists(compared, '405'),
  },
  {
    reason: 'Where 403 is listed and 401 is not, missing credentials are answered with what is documented.',
    explains: (compared) =>
      compared.planned.class === 'unauthorised' &&
      statusOf(compared.ours) === '403' &&
      lists(compared, '403') &&
      !lists(compared, '401'),
  },
];
