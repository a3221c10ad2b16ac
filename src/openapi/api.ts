import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ApiSchema } from './api-schema.js';
import type { DocumentNode } from './document-node.js';
import type { References } from './references.js';

/** The version-neutral model of one OpenAPI document: what every engine reads, never the raw document. */
export interface Api {
  readonly title: string;
  readonly version: string;
  /** As written: `2.0`, `3.0.0`, `3.1.0`. */
  readonly openapiVersion: string;
  /** The document; one of 2.0 in the shape of 3.0, each part at the place where it was written. */
  readonly root: DocumentNode;
  /** How far and through which files its references are followed. */
  readonly references: References;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  /** What the API sends to its callers (OpenAPI 3.1 §4.8.1): `path` is the webhook's name. */
  readonly webhooks: readonly Operation[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** What could not be read: each breaks only its own part. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A Server Object with its variables at their defaults; `url` may be relative. */
export interface Server {
  /** With each variable at its default. */
  readonly url: string;
  /** With the other values that its variables list, twenty at most. */
  readonly otherUrls: readonly string[];
  readonly node: DocumentNode;
}

/** One method on one path template. */
export interface Operation {
  /** `operationId`, or `METHOD /path` where none is written. */
  readonly id: string;
  /** As on the wire: upper case, or as `additionalOperations` writes it (OpenAPI 3.2 §4.9.1). */
  readonly method: string;
  /** The path template as written, without any server's base path. */
  readonly path: string;
  readonly summary: string;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  /** The whole query as one value, described by `in: querystring` (OpenAPI 3.2 §4.12.2). */
  readonly querystring?: QueryString;
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives, each of which needs all its schemes; empty: none is asked for. */
  readonly security: readonly SecurityRequirement[];
  readonly servers: readonly Server[];
  /** What the implementation may call back; operations of callbacks can hold their own callbacks, in circles too. */
  readonly callbacks: readonly Callback[];
  readonly node: DocumentNode;
}

/** One runtime expression of a Callback Object (OpenAPI 3.1 §4.8.18): the `path` of its operations. */
export interface Callback {
  readonly name: string;
  /** `{$request.body#/url}`, as written. */
  readonly expression: string;
  readonly operations: readonly Operation[];
  readonly node: DocumentNode;
}

/** A Parameter Object whose `content` describes the query as a whole. */
export interface QueryString {
  readonly name: string;
  readonly required: boolean;
  readonly content: MediaType;
  readonly node: DocumentNode;
}

/** Scheme names that are needed together. */
export type SecurityRequirement = readonly string[];

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

/** A Parameter Object; style and explode carry their defaults (OpenAPI 3.1 §4.8.12.2). */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The schema of the value, or of the decoded content where `mediaType` is set. */
  readonly schema?: ApiSchema;
  /** Set where the parameter is described by `content`. */
  readonly mediaType?: string;
  readonly examples: readonly Example[];
  readonly node: DocumentNode;
}

export interface RequestBody {
  readonly required: boolean;
  /** Whether the document says `required` at all: where it does not, no body is valid. */
  readonly requiredStated: boolean;
  readonly content: readonly MediaType[];
  readonly node: DocumentNode;
}

export interface MediaType {
  /** As written, parameters included; may be a range such as `image/*`. */
  readonly type: string;
  readonly schema?: ApiSchema;
  /** The schema of each item of a sequential media type, such as `application/jsonl` (OpenAPI 3.2 §4.14.4). */
  readonly itemSchema?: ApiSchema;
  readonly examples: readonly Example[];
  readonly node: DocumentNode;
}

/** A named example; the singular `example` has the empty name. */
export interface Example {
  readonly name: string;
  readonly value: unknown;
  readonly node: DocumentNode;
}

export interface Response {
  /** `200`, `4XX` (upper case) or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly ResponseHeader[];
  /** Empty where the document says nothing about a body. */
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
  readonly node: DocumentNode;
}

/** A Link Object (OpenAPI 3.1 §4.8.20): how values of this response make another request. */
export interface Link {
  readonly name: string;
  readonly operationId?: string;
  readonly operationRef?: string;
  /** Parameter name, or `path.id` and the like → a constant or a runtime expression, as written. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** A constant or a runtime expression, as written. */
  readonly requestBody?: unknown;
  readonly node: DocumentNode;
}

/** A Header Object: a parameter of style `simple` under its name. */
export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  readonly explode: boolean;
  /** What its text is written in, where it is described by `content`. */
  readonly mediaType?: string;
  readonly schema?: ApiSchema;
  readonly node: DocumentNode;
}

/** A Security Scheme Object, reduced to what is seen on the wire. */
export type SecurityScheme =
  | { readonly kind: 'header' | 'query' | 'cookie'; readonly name: string; readonly node: DocumentNode }
  /** `Authorization: <word> …`; the word is `Bearer`, `Basic`, `Digest` or as the scheme says. */
  | { readonly kind: 'authorization'; readonly word: string; readonly node: DocumentNode }
  | { readonly kind: 'mutual-tls'; readonly node: DocumentNode };
