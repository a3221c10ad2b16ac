/** The text of the types that read an operation of the same file; each takes its name or its type. */
export const HELPER_TYPES = `/** An operation, by its name or its type. */
type OperationOf<Operation> = Operation extends keyof operations ? operations[Operation] : Operation;

/** The statuses that an operation documents: numbers, and ranges or \`default\` as text. */
export type StatusOf<Operation> = OperationOf<Operation> extends { responses: infer Responses } ? keyof Responses : never;

/** The body that an operation takes, in any of its media types; \`never\` where it takes none. What is \`readOnly\` is not in it. */
export type RequestOf<Operation> = OperationOf<Operation> extends { requestBody?: infer Body } ? ContentOf<NonNullable<Body>> : never;

/** The body that an operation answers with; \`undefined\` where the document describes none. What is \`writeOnly\` is not in it. */
export type BodyOf<Operation, Status extends StatusOf<Operation> = StatusOf<Operation>> = OperationOf<Operation> extends {
    responses: infer Responses;
} ? { [Key in Status]: Key extends keyof Responses ? AnsweredBody<Responses[Key]> : never }[Status] : never;

/** What an operation answers: one member for each documented status, which \`status\`, a number, tells apart. */
export type ResponseOf<Operation, Status extends StatusOf<Operation> = StatusOf<Operation>> = {
    [Key in Status]: { readonly status: NumberOf<Key, StatusOf<Operation>>; readonly body: BodyOf<Operation, Key> };
}[Status];

/** The parameters of an operation in one place. */
export type ParametersOf<Operation, Place extends "path" | "query" | "header" | "cookie"> = OperationOf<Operation> extends {
    parameters: infer Parameters;
} ? Place extends keyof Parameters ? NonNullable<Parameters[Place]> : never : never;

type ContentOf<Part> = Part extends { content: infer Content } ? Content[keyof Content] : never;
type AnsweredBody<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Numeric<Text> = Text extends \`\${infer Value extends number}\` ? Value : never;
type RangeOf<First extends 1 | 2 | 3 | 4 | 5> = Numeric<\`\${First}\${Digit}\${Digit}\`>;
/** A range stands for its numbers but those documented by themselves, \`default\` for all that are left. */
type NumberOf<Key, Documented> = Key extends number ? Key
    : Key extends \`\${infer First extends 1 | 2 | 3 | 4 | 5}XX\` ? Exclude<RangeOf<First>, Documented>
    : Key extends "default" ? Exclude<RangeOf<1 | 2 | 3 | 4 | 5>, Documented | InRange<Documented>>
    : number;
type InRange<Key> = Key extends \`\${infer First extends 1 | 2 | 3 | 4 | 5}XX\` ? RangeOf<First> : never;
`;
