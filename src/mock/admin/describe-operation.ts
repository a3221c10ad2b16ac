import { bodyKind, encodeBody } from '../../exchange/body-codec.js';
import { parameterKey } from '../../exchange/build-request.js';
import { concreteMediaType, parseMediaType } from '../../exchange/media-type.js';
import type { MediaType, Parameter, Response } from '../../openapi/api.js';
import type { ApiSchema } from '../../openapi/api-schema.js';
import { type DocumentNode, stringAt } from '../../openapi/document-node.js';
import type { StateBrowser } from '../state/browse-state.js';
import { operationSummary } from './operation-summary.js';
import { outlineSchema } from './outline-schema.js';
import type { RequestSample, SampleRequest } from './request-sample.js';
import type { ServedOperation } from './served-operation.js';
import type {
  OperationDetail,
  SchemaOutline,
  ShownBodyType,
  ShownParameter,
  ShownResponse,
} from './shapes.js';

/** `browser` knows what a stateful mock keeps: then the request leads to something that is there. */
export async function describeOperation(
  { source, operation }: ServedOperation,
  sampleRequest: SampleRequest,
  browser: StateBrowser | undefined,
): Promise<OperationDetail> {
  const made = await sampleRequest(source, operation);
  const way = (await browser?.wayToItem(source, operation)) ?? new Map<string, string>();
  const found = [...way].map(([name, id]) => [parameterKey({ in: 'path', name }), id] as const);
  const sample = { ...made, parameters: new Map([...made.parameters, ...found]) };
  const { parameters, requestBody, responses, security, node } = operation;
  return {
    ...operationSummary(operation),
    api: source.name,
    description: stringAt(node, 'description') ?? '',
    parameters: parameters.map((parameter) => shownParameter(parameter, sample)),
    ...(requestBody
      ? {
          body: {
            required: requestBody.required,
            description: stringAt(requestBody.node, 'description') ?? '',
            content: requestBody.content.map((mediaType) => shownBodyType(mediaType, sample)),
          },
        }
      : {}),
    responses: responses.map(shownResponse),
    security,
    credentials: Object.fromEntries(sample.credentials),
  };
}

function shownParameter(parameter: Parameter, sample: RequestSample): ShownParameter {
  const { name, in: place, required, deprecated, schema, examples, node } = parameter;
  const key = parameterKey(parameter);
  return {
    ...outline(schema, 'request', node),
    key,
    name,
    in: place,
    required,
    deprecated,
    examples: examples.map((example) => ({ name: example.name, value: example.value })),
    ...(sample.parameters.has(key) ? { value: sample.parameters.get(key) } : {}),
  };
}

function shownBodyType(mediaType: MediaType, sample: RequestSample): ShownBodyType {
  const { type, schema, examples, node } = mediaType;
  return {
    type,
    schema: outline(schema, 'request', node),
    asWritten: isSentAsWritten(type),
    text: sample.bodies.has(type) ? editableText(mediaType, sample.bodies.get(type)) : '',
    examples: examples.map(({ name, value }) => ({ name, text: editableText(mediaType, value) })),
  };
}

/** Forms and multipart bodies are edited as JSON: nobody writes them by hand. */
export function isSentAsWritten(type: string): boolean {
  const media = parseMediaType(concreteMediaType(type));
  return !media || !['form', 'multipart'].includes(bodyKind(media));
}

/** A body as text for an editor. */
function editableText(mediaType: MediaType, value: unknown): string {
  const type = concreteMediaType(mediaType.type);
  const media = parseMediaType(type);
  const kind = media && bodyKind(media);
  if (kind === 'json' || !isSentAsWritten(type)) return JSON.stringify(value, null, 2) ?? '';
  if (typeof value === 'string') return value;
  return encodeBody(type, value, { mediaType, direction: 'request' })?.toString('utf8') ?? '';
}

function shownResponse({ status, description, headers, content }: Response): ShownResponse {
  return {
    status,
    description,
    headers: headers.map(({ name }) => name),
    content: content.map(({ type, examples, schema, node }) => ({
      type,
      examples: examples.map(({ name }) => name).filter((name) => name !== ''),
      schema: outline(schema, 'response', node),
    })),
  };
}

/** The outline of a schema; what stands beside it says more of what it is for than the schema itself. */
function outline(
  schema: ApiSchema | undefined,
  direction: 'request' | 'response',
  node: DocumentNode,
): SchemaOutline {
  const whole = schema?.schema(direction) ?? true;
  const own = stringAt(node, 'description');
  const outlined = outlineSchema({ schema: whole, root: whole });
  return own === undefined ? outlined : { ...outlined, description: own };
}
