import type { Case } from '../../src/check/case.js';
import { parseMediaType } from '../../src/exchange/media-type.js';
import { headerValue } from '../../src/http/message.js';
import type { Api, Operation } from '../../src/openapi/api.js';
import { isMapping, items, member } from '../../src/openapi/document-node.js';
import { isUncompilable } from './prism-uncompilable.js';

/** One request to both: statuses and media types, such as `200 application/json`. */
export interface Compared {
  readonly api: Api;
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
    reason:
      'Prism takes the JSON values null, false, 0 and the empty text for no body, whatever the schema says.',
    explains: ({ planned }) => /^(null|false|0|"")$/.test(planned.request.body?.toString('utf8') ?? ''),
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
    reason: 'A 405 is answered as the path documents it, where Prism has a form of its own.',
    explains: (compared) =>
      compared.planned.class === 'undeclared' &&
      statusOf(compared.ours) === '405' &&
      statusOf(compared.theirs) === '405' &&
      ['405', '4XX', 'default'].some((status) => pathLists(compared, status)),
  },
  {
    reason: 'Where 403 is listed and 401 is not, missing credentials are answered with what is documented.',
    explains: (compared) =>
      compared.planned.class === 'unauthorised' &&
      statusOf(compared.ours) === '403' &&
      lists(compared, '403') &&
      !lists(compared, '401'),
  },
  {
    reason: 'What is described as `*/*` is sent as JSON, which holds any value; Prism calls it plain text.',
    explains: ({ operation, ours, theirs }) =>
      ours === `${statusOf(theirs)} application/json` &&
      theirs.endsWith(' text/plain') &&
      operation.responses.some(({ content }) => content.some(({ type }) => type === '*/*')),
  },
  {
    reason:
      'Forms and multipart bodies are read as OpenAPI describes them (3.0 §4.7.14, §4.7.15): lists by repeated names, objects as parts in JSON, members that the schema leaves open, none that is readOnly.',
    explains: ({ planned, theirs }) =>
      /^(multipart\/|application\/x-www-form-urlencoded)/.test(
        headerValue(planned.request.headers, 'content-type') ?? '',
      ) && isRefusal(theirs),
  },
  {
    reason:
      'Header parameters called Accept, Content-Type or Authorization are ignored (OpenAPI 3.0 §4.7.12.1).',
    explains: ({ api, operation, theirs }) =>
      isRefusal(theirs) &&
      rawParameters(operation).some((written) => {
        const found = api.references.resolve(written);
        const value = found.ok ? found.node.value : undefined;
        return (
          isMapping(value) &&
          value.in === 'header' &&
          /^(accept|content-type|authorization)$/i.test(String(value.name))
        );
      }),
  },
  {
    reason:
      'The text of a parameter is read as one of its alternatives; Prism turns it into each, so that several branches of a `oneOf` hold.',
    explains: ({ operation, ours, theirs }) =>
      !isRefusal(ours) &&
      isRefusal(theirs) &&
      operation.parameters.some(({ schema }) => {
        const whole = schema?.schema('request');
        return typeof whole === 'object' && whole.oneOf !== undefined;
      }),
  },
  {
    reason: 'What stands beside a `$ref` of a parameter is ignored (OpenAPI 3.1 §4.8.23).',
    explains: ({ operation, theirs }) =>
      isRefusal(theirs) &&
      rawParameters(operation).some(
        ({ value }) => isMapping(value) && '$ref' in value && 'required' in value,
      ),
  },
  {
    reason: 'A property may be called `$ref`; Prism reads a reference wherever there is such a name.',
    explains: ({ operation, theirs }) =>
      isRefusal(theirs) &&
      (operation.requestBody?.content ?? []).some(({ schema }) =>
        JSON.stringify(schema?.schema('request') ?? true).includes('"properties":{"$ref":'),
      ),
  },
  {
    reason: 'What its Ajv cannot compile, Prism lets pass, whatever is sent.',
    explains: ({ api, operation, ours, theirs }) =>
      isRefusal(ours) && !isRefusal(theirs) && isUncompilable(api, operation),
  },
  {
    reason:
      'Where several operations stand at one address, we answer as the one that the request fits, Prism as the first (docs/decisions/0024).',
    explains: ({ api, operation }) =>
      api.operations.some((other) => other !== operation && addressOf(other) === addressOf(operation)),
  },
];

/** The parameters as they are written, with what stands beside references. */
function rawParameters({ node }: Operation) {
  const own = member(node, 'parameters');
  return own ? items(own) : [];
}

function pathLists({ api, operation: { path } }: Compared, status: string): boolean {
  return api.operations.some(
    (other) => other.path === path && other.responses.some((response) => response.status === status),
  );
}

/** Names of parameters do not tell addresses apart, nor does what stands behind a `#`. */
function addressOf({ method, path }: Operation): string {
  return `${method} ${path.replace(/#.*/s, '').replaceAll(/\{[^{}]*\}/g, '{}')}`;
}
