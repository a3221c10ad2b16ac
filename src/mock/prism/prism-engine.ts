import { encodeBody } from '../../exchange/body-codec.js';
import { judgeRequest } from '../../exchange/judge-request.js';
import { concreteMediaType, isJson, matchMediaType, parseMediaType } from '../../exchange/media-type.js';
import { combinedHeader, type HeaderList } from '../../http/message.js';
import type { Api, Operation } from '../../openapi/api.js';
import { validatorOf } from '../../schema/compile.js';
import { conformingAnswer } from '../conforming-answer.js';
import { documentedAnswer, isBodiless } from '../documented-answers.js';
import type { MockAnswer, MockEngine } from '../mock-engine.js';
import type { MockRequest } from '../mock-request.js';
import { problemAnswer } from '../problem.js';
import { readBodyValue } from '../read-body-value.js';
import { refuse } from '../refuse.js';
import {
  findPrism,
  loadPrism,
  type Prism,
  type PrismOperation,
  type PrismRequest,
  type PrismResult,
} from './load-prism.js';
import { prismDocument } from './prism-document.js';
import { prismProblem } from './prism-problem.js';

/**
 * The engine that lets Prism validate requests, choose the response and fill its body. Throws UsageError where Prism is not
 * installed.
 */
export function createPrismEngine(): MockEngine {
  findPrism('--engine prism');
  const operations = new WeakMap<Operation, Promise<PrismOperation>>();
  return {
    name: 'prism',
    limitOf(schema) {
      const problem = prismProblem(schema);
      return (
        problem && {
          schemaPointer: problem.schemaPointer,
          note: (place) =>
            `Prism cannot validate this schema and lets anything pass (at ${place}: ${problem.message}); it is validated without Prism.`,
        }
      );
    },
    async prepare() {
      await loadPrism();
    },
    async answer(request) {
      const { operation, source } = request;
      const body = readBodyValue(request);
      if (!body.ok) return refuse(request, body.statuses, { detail: body.message });
      const prism = await loadPrism();
      let reading = operations.get(operation);
      if (!reading) {
        reading = readOperation(prism, source.api, operation);
        operations.set(operation, reading);
      }
      const { preferences } = request;
      const result = await prism.request(prismRequest(request, body.value), await reading, {
        dynamic: preferences.dynamic ?? false,
        ...(preferences.code === undefined ? {} : { code: preferences.code }),
        ...(preferences.example === undefined ? {} : { exampleKey: preferences.example }),
        ...(preferences.seed === undefined ? {} : { seed: preferences.seed }),
      });
      return conformingAnswer(operation, answerOf(prism, operation, request, body.value, result));
    },
  };
}

async function readOperation(prism: Prism, api: Api, operation: Operation): Promise<PrismOperation> {
  const [read] = await prism.readOperations(prismDocument(api, operation));
  if (!read) throw new Error(`Prism does not read ${operation.method} ${operation.path}.`);
  return read;
}

function prismRequest(request: MockRequest, value: unknown): PrismRequest {
  const [path = '/', ...rest] = request.target.split('?');
  const query = new URLSearchParams(rest.join('?'));
  const names = [...new Set(query.keys())];
  const headers = Object.fromEntries(
    request.headers.map(([name]) => [name.toLowerCase(), combinedHeader(request.headers, name) ?? '']),
  );
  // Prism throws at a media range that does not parse; an Accept may be ignored (RFC 9110 §12.4.1).
  const ranges = (headers.accept ?? '').split(',').filter((range) => parseMediaType(range) !== undefined);
  if (ranges.length > 0) headers.accept = ranges.join(',');
  else delete headers.accept;
  for (const name of ['content-length', 'transfer-encoding', 'content-type']) {
    if (request.body === undefined || name !== 'content-type') delete headers[name];
  }
  return {
    method: request.method.toLowerCase(),
    url: {
      path,
      query: Object.fromEntries(
        names.map((name) => {
          const [first = '', ...others] = query.getAll(name);
          return [name, others.length === 0 ? first : [first, ...others]];
        }),
      ),
    },
    headers:
      request.body === undefined ? headers : { ...headers, 'content-length': String(request.body.length) },
    body: value ?? null,
  };
}

function answerOf(
  prism: Prism,
  operation: Operation,
  request: MockRequest,
  value: unknown,
  result: PrismResult,
): MockAnswer {
  if (result._tag === 'Left') return answerRefusal(operation, request, result.left);
  const { output, validations } = result.right;
  const errors = validations.input.filter(({ severity }) => severity === 0);
  if (errors.length > 0) {
    const reason = errors.map(({ message }) => message).join('; ');
    return { ...serialized(prism, output), reason };
  }
  const missed = missedByPrism(operation, request, value);
  return missed === undefined ? serialized(prism, output) : refuse(request, [422, 400], { detail: missed });
}

/** Prism's own problem details, or what the document describes for their status. */
function answerRefusal(
  operation: Operation,
  request: MockRequest,
  error: Extract<PrismResult, { _tag: 'Left' }>['left'],
): MockAnswer {
  const { preferences } = request;
  const status = error.status ?? 500;
  const success = operation.responses.map((response) => response.status).sort()[0] ?? 'default';
  if (status >= 500) {
    const wanted = preferences.code ?? (Number(success.replaceAll('X', '0')) || 200);
    const answer = documentedAnswer(operation, wanted);
    if (answer) return answer;
  }
  const validation = error.additional?.validation;
  const problem = {
    type: error.name,
    title: error.message,
    detail: error.detail || error.message,
    ...(validation === undefined ? {} : { members: { validation } }),
  };
  if (status >= 500) return problemAnswer(status, problem);
  const reason = validation?.map(({ message }) => message).join('; ') ?? problem.detail;
  return { ...refuse(request, [status], problem), reason };
}

/** Prism passes any body where it cannot compile the schema, takes falsy JSON for no body, and knows no cookie parameters. */
function missedByPrism(operation: Operation, request: MockRequest, value: unknown): string | undefined {
  if (operation.parameters.some((parameter) => parameter.in === 'cookie')) {
    const flaws = judgeRequest(operation, request, request.pathParameters);
    const cookie = flaws.find(({ location }) => location === 'cookie');
    if (cookie) return `The request ${cookie.message}.`;
  }
  if (request.body === undefined) return undefined;
  const media = parseMediaType(combinedHeader(request.headers, 'content-type') ?? '');
  const schema = media && matchMediaType(operation.requestBody?.content ?? [], media)?.schema;
  if (!media || !isJson(media) || !schema) return undefined;
  const violation = validatorOf(schema.schema('request')).validate(value)[0];
  return violation && `The body at ${violation.instancePointer || 'its root'} ${violation.message}.`;
}

function serialized(
  prism: Prism,
  output: Extract<PrismResult, { _tag: 'Right' }>['right']['output'],
): MockAnswer {
  const headers: HeaderList = Object.entries(output.headers ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [[name.toLowerCase() === 'content-type' ? 'Content-Type' : name, String(value)] as const],
  );
  const written = combinedHeader(headers, 'content-type');
  const { statusCode: status, body } = output;
  if (body === undefined || isBodiless(status)) return { status, headers, body: Buffer.alloc(0) };
  const type = written === undefined ? 'application/json' : concreteMediaType(written);
  const others = headers.filter(([name]) => name !== 'Content-Type');
  return {
    status,
    headers: [...others, ['Content-Type', type]],
    body: encodeBody(type, body) ?? Buffer.from(prism.serialize(body, type), 'utf8'),
  };
}
