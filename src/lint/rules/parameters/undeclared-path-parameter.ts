import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Api, Operation } from '../../../openapi/api.js';
import { member } from '../../../openapi/document-node.js';
import { nameOperation } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';

/** Template expressions and path parameters that do not correspond (OpenAPI 3.1 §4.8.8.1, §4.8.12.1). */
export const undeclaredPathParameter: Rule = {
  code: 'undeclared-path-parameter',
  severity: 'error',
  summary: 'A path template and its path parameters do not correspond.',
  why: 'Names must correspond, case included; without that no request can be written.',
  example: {
    of: 'document',
    before: "paths: {'/pets/{id}': {get: {responses: {'204': {description: none}}}}}",
    after:
      "paths: {'/pets/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: none}}}}}",
  },
  *check(api, context) {
    const broken = api.diagnostics.map(({ place }) => place.pointer);
    for (const operation of api.operations) {
      const pathItem = operation.node.pointer.replace(/\/[^/]*$/, '');
      // A parameter that could not be read has its own finding, and its name is not known.
      const unread = broken.some(
        (pointer) =>
          pointer.startsWith(`${operation.node.pointer}/parameters/`) ||
          pointer.startsWith(`${pathItem}/parameters/`),
      );
      const written = member(operation.node, 'parameters');
      const isList = written === undefined || Array.isArray(written.value);
      yield* compare(api, operation, unread || !isList, context);
    }
  },
};

function* compare(
  api: Api,
  operation: Operation,
  unread: boolean,
  { diagnose }: RuleContext,
): Generator<Diagnostic> {
  // An expression for a query or fragment is a finding of its own.
  const names = [...operation.path.matchAll(/\{([^{}?#][^{}]*)\}/g)].map((match) => match[1] as string);
  const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
  const paths = member(api.root, 'paths');
  const key = paths && member(paths, operation.path);
  const missing = unread
    ? []
    : [...new Set(names)].filter((name) => !declared.some((one) => one.name === name));
  const extra = declared.filter(({ name }) => !names.includes(name));
  const [wanted, found] = [missing[0], extra[0]];
  if (missing.length === 1 && extra.length === 1 && wanted !== undefined && found) {
    yield diagnose(member(found.node, 'name') ?? found.node, {
      message: `The path \`${operation.path}\` has \`{${wanted}}\`, and the parameter is called \`${found.name}\`.`,
      fix: 'Write the same name in both.',
    });
    return;
  }
  for (const name of missing) {
    yield diagnose(
      key ?? operation.node,
      {
        message: `${nameOperation(operation)} declares no path parameter \`${name}\`.`,
        fix: `Add \`{name: ${name}, in: path, required: true}\` with a schema to its parameters.`,
        text: `{${name}}`,
      },
      'key',
    );
  }
  for (const { name, node } of extra) {
    yield diagnose(member(node, 'name') ?? node, {
      message: `The path \`${operation.path}\` has no \`{${name}}\` for its path parameter \`${name}\`.`,
      fix: 'Correct the name, put it into the path, or remove the parameter.',
    });
  }
}
