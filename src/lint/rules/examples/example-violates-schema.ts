import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { isJson, parseMediaType } from '../../../exchange/media-type.js';
import type { MediaType } from '../../../openapi/api.js';
import type { Direction } from '../../../openapi/api-schema.js';
import { headerExamples, isPlainReference, judgeWritten, schemaExamples } from '../../examples-of.js';
import { judgeInEveryDirection } from '../../judge-in-every-direction.js';
import type { Rule, RuleContext } from '../../rule.js';

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
    const { schemaUses, diagnose } = context;
    for (const operation of api.operations) {
      for (const { schema, examples } of operation.parameters) {
        for (const example of schema ? examples : []) {
          const judged = judgeWritten(example.node, schema?.schema('request') ?? true, 'example');
          for (const { node, found, on } of judged) yield diagnose(node, found, on);
        }
      }
      for (const media of operation.requestBody?.content ?? []) yield* checkBody(media, 'request', context);
      for (const response of operation.responses) {
        for (const media of response.content) yield* checkBody(media, 'response', context);
        for (const header of response.headers) {
          for (const example of headerExamples(header.node)) {
            const judged = judgeWritten(example, header.schema?.schema('response') ?? true, 'example');
            for (const { node, found, on } of judged) yield diagnose(node, found, on);
          }
        }
      }
    }
    const ownExamples = judgeInEveryDirection(schemaUses, (origin, schema) =>
      isPlainReference(origin, api.openapiVersion)
        ? []
        : schemaExamples(origin).flatMap((example) => judgeWritten(example, schema, 'example')),
    );
    for (const { node, found, on } of ownExamples) yield diagnose(node, found, on);
  },
};

function* checkBody(
  media: MediaType,
  direction: Direction,
  { diagnose }: RuleContext,
): Generator<Diagnostic> {
  const parsed = parseMediaType(media.type);
  for (const example of media.schema ? media.examples : []) {
    const judged = judgeWritten(example.node, media.schema?.schema(direction) ?? true, 'example');
    // A text may stand for the bytes of a type that is not JSON (OpenAPI 3.1 §4.8.14).
    const isSerialised =
      typeof example.value === 'string' &&
      !(parsed && isJson(parsed)) &&
      judged.some(({ violation }) => violation.keyword === 'type' && violation.instancePointer === '');
    if (isSerialised) continue;
    for (const { node, found, on } of judged) yield diagnose(node, { ...found, severity: 'error' }, on);
  }
}
