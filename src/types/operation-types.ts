/** The statuses that an operation of a generated file documents: numbers, and ranges or `default` as text. */
export type StatusOf<Operation> = Operation extends { responses: infer Responses } ? keyof Responses : never;

/** The body that an operation takes, in any of its media types; `never` where it takes none. */
export type RequestOf<Operation> = Operation extends { requestBody?: infer Body }
  ? ContentOf<NonNullable<Body>>
  : never;

/** The body that an operation answers with under a status; `undefined` where the document describes none. */
export type ResponseOf<Operation, Status extends StatusOf<Operation>> = Operation extends {
  responses: infer Responses;
}
  ? Status extends keyof Responses
    ? BodyOf<Responses[Status]>
    : never
  : never;

/** All answers of an operation as one union, which narrows by `status`. */
export type AnswerOf<Operation> = {
  [Status in StatusOf<Operation>]: { readonly status: Status; readonly body: ResponseOf<Operation, Status> };
}[StatusOf<Operation>];

/** The parameters of an operation in one place. */
export type ParametersOf<
  Operation,
  Place extends 'path' | 'query' | 'header' | 'cookie',
> = Operation extends {
  parameters: infer Parameters;
}
  ? Place extends keyof Parameters
    ? NonNullable<Parameters[Place]>
    : never
  : never;

type ContentOf<Part> = Part extends { content: infer Content } ? Content[keyof Content] : never;

type BodyOf<Response> = [ContentOf<Response>] extends [never] ? undefined : ContentOf<Response>;
