/** The JSON that the admin API speaks, for those who write it and for the console, which reads it. */

/** An API that is served. */
export interface ApiSummary {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** As written: `3.1.0`. */
  readonly openapi: string;
  /** The document's file. */
  readonly file: string;
  readonly operations: readonly OperationSummary[];
}

/** An operation in a line. */
export interface OperationSummary {
  /** `METHOD /path`, which names it in its API. */
  readonly operation: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
}

/** All that there is to know of an operation for somebody who wants to call it. */
export interface OperationDetail extends OperationSummary {
  readonly api: string;
  readonly description: string;
  readonly parameters: readonly ShownParameter[];
  readonly body?: ShownRequestBody;
  readonly responses: readonly ShownResponse[];
  /** Alternatives of scheme names that are needed together; none where nothing is asked for. */
  readonly security: readonly (readonly string[])[];
  /** Made-up secrets by scheme. */
  readonly credentials: Readonly<Record<string, string>>;
}

/** What a schema says, for somebody who has to fill in a value. */
export interface SchemaOutline {
  /** `integer`, `string, date-time`, `list of string`, `string or null`; `anything` where nothing is said. */
  readonly type: string;
  readonly description?: string;
  /** What limits the value, a clause each: `1 to 20 characters`. */
  readonly limits: readonly string[];
  /** The only values, where they are listed. */
  readonly choices?: readonly unknown[];
  /** Of a list, the only items, where they are listed. */
  readonly itemChoices?: readonly unknown[];
  readonly default?: unknown;
  /** Of an object, or of the objects in a list. */
  readonly fields?: readonly OutlinedField[];
}

export interface OutlinedField extends SchemaOutline {
  readonly name: string;
  readonly required: boolean;
}

export interface ShownParameter extends SchemaOutline {
  /** `<in> <name>`. */
  readonly key: string;
  readonly name: string;
  /** `path`, `query`, `header`, `cookie`, or `querystring` for the query as a whole. */
  readonly in: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly examples: readonly { readonly name: string; readonly value: unknown }[];
  /** A valid value; absent where none is needed. */
  readonly value?: unknown;
}

export interface ShownRequestBody {
  readonly required: boolean;
  readonly description: string;
  readonly content: readonly ShownBodyType[];
}

/** A media type that a request body may have. */
export interface ShownBodyType {
  readonly type: string;
  readonly schema: SchemaOutline;
  /** Whether the text is what is sent; else it is JSON that is written in the media type. */
  readonly asWritten: boolean;
  /** A valid body, as text to be edited. */
  readonly text: string;
  readonly examples: readonly { readonly name: string; readonly text: string }[];
}

export interface ShownResponse {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly string[];
  readonly content: readonly {
    readonly type: string;
    /** Names; the one example without a name is not listed. */
    readonly examples: readonly string[];
    readonly schema: SchemaOutline;
  }[];
}

/** A request to be, of one operation. */
export interface RequestDraft {
  readonly api: string;
  /** `METHOD /path`. */
  readonly operation: string;
  /** `<in> <name>` → value; what is not here is not sent. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** `type` as the document has it. */
  readonly body?: { readonly type: string; readonly text: string };
  /** Secrets by security scheme. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Besides the parameters; any of the same name wins over them. */
  readonly headers?: Fields;
}

/** Header fields, names and values. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** A draft as it would be sent, and what the document says against it. */
export interface ComposedRequest {
  readonly request: PlainRequest;
  readonly url: string;
  readonly errors: readonly ShownFlaw[];
  /** Commands that send it. */
  readonly copies: Copies;
}

/** Commands and calls that send a request. */
export interface Copies {
  readonly curl: string;
  readonly fetch: string;
  readonly axios: string;
}

/** A request as it goes over the wire. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
  readonly headers: Fields;
  readonly body?: ShownBody;
}

/** A body as text, or in base64 where it is none. */
export type ShownBody = { readonly text: string } | { readonly base64: string };

/** What came back for a request that the console sent. */
export interface SentRequest {
  readonly milliseconds: number;
  /** Absent where no whole answer came; then `failure` says why. */
  readonly response?: PlainResponse;
  readonly failure?: string;
  /** The exchange in the journal. */
  readonly exchange?: ExchangeSummary;
}

export interface PlainResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Fields;
  readonly body?: ShownBody;
}

/** An exchange in a line: what was asked for, the answer's status, and why it is that. */
export interface ExchangeSummary {
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly api?: string;
  /** The operation's id. */
  readonly operation?: string;
  readonly status: number;
  readonly why: string;
  /** What is wrong with the request, where that is why. */
  readonly errors: readonly ShownFlaw[];
}

/** A departure of a request from the document, and where the document has the rule. */
export interface ShownFlaw {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** JSON Pointer into the body, or `/<name>` of a parameter with what lies inside it. */
  readonly pointer: string;
  readonly message: string;
  readonly keyword?: string;
  readonly rule?: { readonly file: string; readonly pointer: string; readonly line?: number };
}

/** A kind of thing that the mock keeps, or would keep if it were stateful. */
export interface ResourceSummary {
  readonly api: string;
  /** Path template of the collection, or of the one thing that there is. */
  readonly path: string;
  /** Path template of an item; absent where items have no path of their own. */
  readonly itemPath?: string;
  readonly isSingleton: boolean;
  /** What the operations can do with it: `list`, `create`, `read`, `replace`, `patch`, `remove`. */
  readonly acts: readonly string[];
  /** The names in braces in `path`: whose items lie below which. */
  readonly parameters: readonly string[];
}

/** What a collection holds. */
export interface ShownItems {
  /** The property that carries an item's id. */
  readonly idProperty?: string;
  readonly items: readonly ShownItem[];
}

export interface ShownItem {
  readonly id: string;
  readonly value: unknown;
  /** It came from an example of the document. */
  readonly isSeed: boolean;
}

/** All of an exchange. */
export interface ExchangeDetail extends ExchangeSummary {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly request: { readonly headers: Fields; readonly body?: ShownBody };
  readonly response: {
    readonly headers: Fields;
    readonly body?: ShownBody;
    /** What went wrong with it on its way. */
    readonly fault?: string;
  };
  readonly notes: readonly string[];
  readonly copies: Copies;
  /** Scenarios of the operation that did not apply, and why. */
  readonly misses: readonly { readonly scenario: string; readonly differences: readonly string[] }[];
}

/** A webhook that can be sent. */
export interface WebhookSummary {
  readonly api: string;
  /** The name that the document gives it. */
  readonly webhook: string;
  readonly method: string;
  readonly summary: string;
}

/** What became of a callback or webhook. */
export interface SentMessage {
  /** From 1, in the order in which they were done with. */
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly kind: 'callback' | 'webhook';
  readonly name: string;
  readonly api: string;
  readonly of?: string;
  readonly method: string;
  readonly url?: string;
  readonly headers?: Fields;
  /** Its beginning, where it is long. */
  readonly body?: string;
  /** Of the answer, where a whole one came. */
  readonly status?: number;
  readonly milliseconds?: number;
  /** Why it was not sent or not answered, as a clause. */
  readonly problem?: string;
  /** What the answer departs from the document in. */
  readonly flaws?: readonly string[];
}
