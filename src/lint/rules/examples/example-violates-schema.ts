import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { isJson, parseMediaType } from '../../../exchange/media-type.js';
import type { Api, MediaType } from '../../../openapi/api.js';
import type { ApiSchema } from '../../../openapi/api-schema.js';
import type { Direction } from '../../../openapi/direction.js';
import type { DocumentNode } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { headerExamples, judgeWritten, schemaExamples } from '../../examples-of.js';
import { judgeInEveryDirection } from '../../judge-in-every-direction.js';
import { nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';
import { bodyContents } from '../../written-holders.js';

/**
 * An example that its schema refuses. A body's is an error, for it is what a mock answers with and what readers copy; a
 * parameter's, a header's and a schema's own is a warning.
 */
export const exampleViolatesSchema: Rule = {
  code: 'example-violates-schema',
  severity: 'warning',
  summary: 'An example does not match its schema.',
  why: 'A mock answers with the examples of bodies and readers copy them: one half of the contract contradicts the other.',
  example: {
    of: 'schema',
    before: 'type: integer\nexample: big',
    after: 'type: integer\nexample: 3',
  },
  *check(api, context) {
    const { schemas, diagnose } = context;
    const seen = new Set<string>();
    for (const { example, schema, direction } of plainExamples(api)) {
      // What several operations share is judged once.
      const key = `${direction} ${nodeKey(example)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const judged = judgeWritten(example, schema.schema(direction), 'example');
      for (const { node, found, on } of judged) yield diagnose(node, found, on);
    }
    for (const { media, direction } of bodyContents(api)) yield* checkBody(media, direction, context);
    for (const schema of schemas.with(['example', 'examples'])) {
      for (const example of schemaExamples(schema)) {
        const judged = judgeInEveryDirection(example, schema, 'example', schemas);
        for (const { node, found, on } of judged) yield diagnose(node, found, on);
      }
    }
  },
};

interface PlainExample {
  readonly example: DocumentNode;
  readonly schema: ApiSchema;
  readonly direction: Direction;
}

/** The examples of parameters and headers. */
function* plainExamples(api: Api): Generator<PlainExample> {
  for (const { parameters, responses } of everyOperation(api)) {
    for (const { schema, examples } of parameters) {
      // A text as it is sent (OpenAPI 3.2 §4.20.1) is no value.
      for (const { node } of schema ? examples.filter((one) => !isSent(one.node)) : [])
        yield { example: node, schema: schema as ApiSchema, direction: 'request' };
    }
    for (const { schema, node } of responses.flatMap(({ headers }) => headers)) {
      for (const example of schema ? headerExamples(node) : [])
        yield { example, schema: schema as ApiSchema, direction: 'response' };
    }
  }
}

function isSent({ pointer }: DocumentNode): boolean {
  return pointer.endsWith('/serializedValue');
}

function* checkBody(
  { type, schema, examples }: MediaType,
  direction: Direction,
  { diagnose }: RuleContext,
): Generator<Diagnostic> {
  const parsed = parseMediaType(type);
  for (const example of schema ? examples : []) {
    // Of a text that stands for a value, the value is judged at the place of the text.
    const written = { ...example.node, value: example.value };
    const judged = judgeWritten(written, schema?.schema(direction) ?? true, 'example');
    // A text may stand for the bytes of a type that is not JSON (OpenAPI 3.1 §4.8.14).
    const isSerialised =
      typeof example.value === 'string' &&
      !(parsed && isJson(parsed)) &&
      judged.some(({ violation }) => violation.keyword === 'type' && violation.instancePointer === '');
    if (isSerialised) continue;
    for (const { node, found, on } of judged) yield diagnose(node, { ...found, severity: 'error' }, on);
  }
}
