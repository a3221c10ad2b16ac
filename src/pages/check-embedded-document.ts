import { joinPointer, pointerFromFragment, valueAt } from '../source/json-pointer.js';
import type { DraftBuilder } from './draft-builder.js';
import { isObject, type JsonObject, type JsonValue, ownValue } from './json-value.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { walkJson } from './plain-copy.js';

/** Reports what a document cut out of a larger one has lost, and makes required the path parameters that it does not. */
export function checkEmbeddedDocument(builder: DraftBuilder, operations: readonly string[]): void {
  const { document } = builder;
  reportUnresolvedReferences(builder);
  for (const operation of operations) {
    requirePathParameters(builder, joinPointer(operation, 'parameters'));
    requirePathParameters(builder, `${operation.slice(0, operation.lastIndexOf('/'))}/parameters`);
  }
  requirePathParameters(builder, '/components/parameters');
  const schemes = valueAt(document, '/components/securitySchemes') as JsonValue | undefined;
  for (const holder of ['', ...operations]) {
    const requirements = ownValue(valueAt(document, holder) as JsonObject, 'security');
    if (!Array.isArray(requirements)) continue;
    for (const [index, requirement] of requirements.entries())
      for (const name of Object.keys(isObject(requirement) ? requirement : {}))
        if (ownValue(schemes, name) === undefined)
          report(
            builder,
            joinPointer(holder, 'security', index),
            'page-security-scheme-missing',
            `The security scheme "${name}" is required but not on the page.`,
          );
  }
}

/** Reports each reference to what the page does not hold. */
export function reportUnresolvedReferences(builder: DraftBuilder): void {
  const { document } = builder;
  walkJson(document, (value, path) => {
    const target = path.at(-1) === '$ref' && typeof value === 'string' ? value : '';
    if (target.startsWith('#') && valueAt(document, pointerFromFragment(target)) === undefined)
      report(
        builder,
        joinPointer('', ...path),
        'page-reference-unresolved',
        `"${target}" is not on the page.`,
      );
  });
}

/** OpenAPI 3 §4.8.12.2: a path parameter that is not `required: true` makes the document invalid. */
function requirePathParameters(builder: DraftBuilder, holder: string): void {
  const parameters = builder.valueAt(holder);
  if (parameters === null || typeof parameters !== 'object') return;
  for (const [key, parameter] of Object.entries(parameters)) {
    if (!isObject(parameter) || ownValue(parameter, 'in') !== 'path' || parameter.required === true) continue;
    parameter.required = true;
    const at = builder.linesOf(joinPointer(holder, key));
    if (at) builder.contradict(at, 'The page prints a path parameter as optional; it is always required.');
    builder.infer(
      joinPointer(holder, key),
      'required',
      'A path parameter is always required, though the page prints otherwise.',
    );
  }
}

function report(builder: DraftBuilder, pointer: string, code: string, message: string): void {
  const lines = builder.linesOf(pointer);
  builder.report(
    pageDiagnostic(builder.page, code, message, {
      severity: 'warning',
      pointer,
      fix: 'Add the definition to the document by hand, or start from the OpenAPI file that the page was made from.',
      ...(lines ? { range: builder.lines.range(lines) } : {}),
    }),
  );
}
