import { combinedHeader, headerValue, type WireResponse } from '../http/message.js';
import type { MediaType, Operation, Response } from '../openapi/api.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { type DocumentNode, member } from '../openapi/document-node.js';
import { validatorOf } from '../schema/compile.js';
import { decodeBody } from './body-codec.js';
import { findResponse } from './find-response.js';
import { type ContentViolation, judgeContent } from './judge-content.js';
import { isJson, matchMediaType, type ParsedMediaType, parseMediaType } from './media-type.js';
import { readHeader } from './read-parameter.js';
import { sequenceKind } from './sequence-codec.js';
import { writeOnlyProperties } from './write-only.js';

/** One way in which a response departs from the document. */
export interface ResponseFlaw {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** JSON Pointer into the body, or `/<header name>` for a header. */
  readonly pointer: string;
  readonly location: 'response body' | 'response header' | 'response';
  readonly message: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  /** The rule's place in the document. */
  readonly rule: DocumentNode;
}

/** What a response is, held against the document. */
export interface ResponseJudgement {
  /** The documented response that describes the status. */
  readonly response?: Response;
  readonly mediaType?: MediaType;
  readonly flaws: readonly ResponseFlaw[];
  /** The decoded body, where it has one that decodes. */
  readonly value?: unknown;
}

/** Judges status-independent conformance: headers, media type and body of whatever response describes the status. */
export function judgeResponse(operation: Operation, method: string, answer: WireResponse): ResponseJudgement {
  const response = findResponse(operation, answer.status);
  const isBodiless = method === 'HEAD' || answer.status === 204 || answer.status === 304;
  const broken = judgeFraming(response?.node ?? operation.node, method, answer, isBodiless);
  if (!response) return { flaws: broken, ...decodeLeniently(answer) };
  const flaws: ResponseFlaw[] = [...judgeHeaders(response, answer), ...broken];
  if (isBodiless || broken.length > 0) return { response, flaws };
  if (response.content.length === 0) return { response, flaws, ...decodeLeniently(answer) };
  const body = judgeBody(response, answer);
  return { response, ...body, flaws: [...flaws, ...body.flaws] };
}

/** What is wrong with an answer as a message, whatever the document says: then its body is not judged any further. */
function judgeFraming(
  rule: DocumentNode,
  method: string,
  { status, body, excess = 0, codingProblem }: WireResponse,
  isBodiless: boolean,
): ResponseFlaw[] {
  const unexpected = body.length + excess;
  if (isBodiless && unexpected > 0) {
    const what = method === 'HEAD' ? 'An answer to HEAD' : `An answer with status ${status}`;
    const message = `${what} has no body (RFC 9110), but ${unexpected} bytes came.`;
    return [flaw(rule, 'response-body-unexpected', message)];
  }
  if (excess > 0) {
    const message = `After the end of the answer, which is ${body.length} bytes long by its header, ${excess} more bytes came.`;
    return [flaw(rule, 'response-overlong', message, body.length, body.length + excess)];
  }
  if (codingProblem === undefined) return [];
  const message = `The body cannot be decoded by its Content-Encoding: ${codingProblem}.`;
  return [flaw(rule, 'response-content-encoding', message)];
}

function judgeBody(response: Response, answer: WireResponse): Omit<ResponseJudgement, 'response'> {
  const content = member(response.node, 'content') ?? response.node;
  const documented = response.content.map(({ type }) => type).join(' or ');
  const written = headerValue(answer.headers, 'content-type');
  const media = written === undefined ? undefined : parseMediaType(written);
  const mediaType = media && matchMediaType(response.content, media);
  if (answer.body.length === 0 && !(media && mediaType && mayBeEmpty(media))) {
    return {
      flaws: [
        flaw(
          content,
          'response-body-missing',
          `The answer has no body, where ${documented} is documented.`,
          documented,
          '',
        ),
      ],
    };
  }
  if (!media || !mediaType) {
    const said = written === undefined ? 'without a Content-Type' : `as \`${written}\``;
    return {
      flaws: [
        flaw(
          content,
          'response-media-type',
          `The answer came ${said}, where ${documented} is documented.`,
          documented,
          written ?? null,
        ),
      ],
    };
  }
  // Of the beginning of a body only the items of a sequence can be judged.
  if (answer.isCut && !sequenceKind(media)) return { mediaType, flaws: [] };
  const judged = judgeContent(mediaType, 'response', media, answer.body);
  const { problem, value, schema, violations } = judged;
  if (problem !== undefined) {
    const malformed = flaw(
      mediaType.node,
      judged.isNoText ? 'response-body-charset' : 'response-body-malformed',
      `The body is not ${mediaType.type}: ${problem}.`,
    );
    return { mediaType, flaws: [{ ...malformed, location: 'response body' }] };
  }
  const flaws = [...violations.map(violationFlaw), ...(schema ? leaksIn(schema, value) : [])];
  return { mediaType, value, flaws };
}

/** Nothing is a text, but neither JSON nor XML. */
function mayBeEmpty(media: ParsedMediaType): boolean {
  return !isJson(media) && !/(^|\+)xml$/.test(media.subtype);
}

function violationFlaw({ pointer, message, expected, actual, rule }: ContentViolation): ResponseFlaw {
  return {
    code: 'response-body-schema',
    severity: 'error',
    location: 'response body',
    pointer,
    message: `The body at \`${pointer || '/'}\` ${message}.`,
    expected,
    actual,
    rule,
  };
}

function leaksIn(schema: ApiSchema, value: unknown): ResponseFlaw[] {
  return writeOnlyProperties(schema, value).map(({ pointer, schemaPointer }) => ({
    code: 'write-only-in-response',
    severity: 'warning',
    location: 'response body',
    pointer,
    message: `The body holds \`${pointer}\`, which is writeOnly.`,
    rule: schema.origin('response', schemaPointer),
  }));
}

function* judgeHeaders(response: Response, answer: WireResponse): Generator<ResponseFlaw> {
  for (const header of response.headers) {
    const text = combinedHeader(answer.headers, header.name);
    const base = {
      location: 'response header',
      pointer: `/${header.name}`,
      rule: header.node,
      severity: 'error',
    } as const;
    if (text === undefined) {
      if (header.required) {
        yield {
          ...base,
          code: 'response-header-missing',
          message: `The answer lacks the header \`${header.name}\`, which is required.`,
          expected: header.name,
          actual: null,
        };
      }
      continue;
    }
    if (!header.schema) continue;
    for (const violation of validatorOf(header.schema.schema('response')).validate(
      readHeader(header, text),
    )) {
      yield {
        ...base,
        code: 'response-header-schema',
        message: `The header \`${header.name}: ${text}\` ${violation.message}.`,
        expected: violation.expected,
        actual: violation.actual,
        rule: header.schema.origin('response', violation.schemaPointer),
      };
    }
  }
}

function flaw(
  rule: DocumentNode,
  code: string,
  message: string,
  expected?: unknown,
  actual?: unknown,
): ResponseFlaw {
  return { code, severity: 'error', location: 'response', pointer: '', message, rule, expected, actual };
}

function decodeLeniently(answer: WireResponse): { value?: unknown } {
  const media = parseMediaType(headerValue(answer.headers, 'content-type') ?? '');
  if (!media || answer.body.length === 0) return {};
  const decoded = decodeBody(media, answer.body);
  return decoded.ok ? { value: decoded.value } : {};
}
