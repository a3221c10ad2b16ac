import type { ApiSchema } from '../openapi/api-schema.js';
import { type DocumentNode, isMapping } from '../openapi/document-node.js';
import { conformsWithoutCompilingAt } from '../schema/conforms-without-compiling.js';
import { KEYWORDS } from '../schema/schema-keywords.js';
import { joinPointer } from '../source/json-pointer.js';

/** Those schemas among the parts of one whose own `examples` do not all conform to it, as far as that is seen without compiling. */
export function* violatingExamples(schema: ApiSchema): Generator<DocumentNode> {
  const root = schema.schema('response');
  for (const { pointer, examples } of withExamples(root, '')) {
    const violates = examples.some((value) => conformsWithoutCompilingAt(root, pointer, value) === false);
    if (violates) yield schema.origin('response', pointer);
  }
}

interface Exemplified {
  readonly pointer: string;
  readonly examples: readonly unknown[];
}

function* withExamples(schema: unknown, pointer: string): Generator<Exemplified> {
  if (!isMapping(schema)) return;
  if (Array.isArray(schema.examples)) yield { pointer, examples: schema.examples };
  for (const [keyword, value] of Object.entries(schema)) {
    const holds = keyword === '$defs' ? 'schema map' : KEYWORDS.get(keyword)?.holds;
    if (holds === undefined || holds === 'data') continue;
    const place = joinPointer(pointer, keyword);
    const isGroup = holds === 'schema map' || Array.isArray(value);
    if (!isGroup) yield* withExamples(value, place);
    else
      for (const [name, each] of Object.entries(value as object))
        yield* withExamples(each, joinPointer(place, name));
  }
}
