import type { MediaType, Operation } from '../openapi/api.js';
import type { Direction } from '../openapi/direction.js';
import type { MockApi } from './mock-api.js';

/** A documented body: which way it goes, and what to call it in a sentence. */
export interface BodySchema {
  readonly direction: Direction;
  readonly mediaType: MediaType;
  /** `sendgrid GET /v3/contacts 200 application/json`. */
  readonly title: string;
}

/** Every documented body of an API, requests before responses, in the order written. */
export function bodySchemas({ name, api }: MockApi): BodySchema[] {
  return api.operations.flatMap((operation) => [
    ...(operation.requestBody?.content ?? []).map((mediaType) => ({
      direction: 'request' as const,
      mediaType,
      title: titleOf(name, operation, 'request', mediaType),
    })),
    ...operation.responses.flatMap((response) =>
      response.content.map((mediaType) => ({
        direction: 'response' as const,
        mediaType,
        title: titleOf(name, operation, response.status, mediaType),
      })),
    ),
  ]);
}

function titleOf(name: string, operation: Operation, what: string, mediaType: MediaType): string {
  return `${name} ${operation.method} ${operation.path} ${what} ${mediaType.type}`;
}
