import { findResponse } from '../../exchange/find-response.js';
import type { HeaderList } from '../../http/message.js';
import type { Operation } from '../../openapi/api.js';
import { documentedHeaders } from '../documented-headers.js';

/** The documented headers of a status, with what is really known in the place of the document's samples: `undefined` for one that is left out. */
export function answerHeaders(
  operation: Operation,
  status: number,
  known: Readonly<Record<string, string | undefined>> = {},
): HeaderList {
  const response = findResponse(operation, status);
  const values = new Map(Object.entries(known).map(([name, value]) => [name.toLowerCase(), value]));
  return (response ? documentedHeaders(response) : []).flatMap(([name, sample]) => {
    const key = name.toLowerCase();
    const value = values.has(key) ? values.get(key) : sample;
    return value === undefined ? [] : [[name, value] as const];
  });
}
