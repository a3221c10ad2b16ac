import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nameHint } from '../diagnostics/name-hint.js';
import { bodyProperties } from '../exchange/body-properties.js';
import type { Api, Operation } from '../openapi/api.js';
import { joinPointer } from '../source/json-pointer.js';
import type { ParsedSource } from '../source/parse-text.js';
import type { Contract } from './contract.js';
import { namesOperation } from './names-operation.js';
import { settingPlace } from './read-settings.js';

/** A name that a contract file uses, and where. */
interface UsedName {
  readonly name: string;
  readonly pointer: string;
  readonly on: 'key' | 'value';
}

/** Names of operations, parameters and security schemes that the document does not have: what they stand for would never be used. */
export function* unknownNames(file: ParsedSource, contract: Contract, api: Api): Generator<Diagnostic> {
  const { operations } = api;
  const missing = (what: string, { name, pointer, on }: UsedName, known: Iterable<string>): Diagnostic => ({
    code: `unknown-${what.split(' ').at(-1)}`,
    severity: 'error',
    message: `The document has no ${what} \`${name}\`.`,
    fix: `Use another name: ${nameHint(name, known)}.`,
    place: settingPlace(file, pointer, on),
  });
  for (const used of operationNames(contract)) {
    if (operations.some((operation) => namesOperation(used.name, operation))) continue;
    yield missing(
      'operation',
      used,
      operations.map(({ id }) => id),
    );
  }
  for (const holder of ['credentials', 'otherCredentials'] as const) {
    for (const used of keysOf(contract[holder], `/${holder}`)) {
      if (!api.securitySchemes.has(used.name))
        yield missing('security scheme', used, api.securitySchemes.keys());
    }
  }
  for (const { values, pointer, takers } of parameterValues(contract, operations)) {
    const known = new Set(takers.flatMap(takenNames));
    for (const used of keysOf(values, pointer))
      if (!known.has(used.name)) yield missing('parameter', used, known);
  }
}

function operationNames({ operations, waivers }: Contract): UsedName[] {
  return [
    ...keysOf(operations, '/operations'),
    ...waivers.map(({ operation: name }, index) => ({
      name,
      pointer: `/waivers/${index}/operation`,
      on: 'value' as const,
    })),
  ];
}

/** Values given by name, and the operations that can take them. */
function* parameterValues(contract: Contract, operations: readonly Operation[]) {
  yield { values: contract.parameters, pointer: '/parameters', takers: operations };
  for (const [name, { parameters = {}, recipes = {} }] of Object.entries(contract.operations)) {
    const takers = operations.filter((operation) => namesOperation(name, operation));
    if (takers.length === 0) continue;
    yield { values: parameters, pointer: joinPointer('/operations', name, 'parameters'), takers };
    for (const [status, recipe] of Object.entries(recipes)) {
      const pointer = joinPointer('/operations', name, 'recipes', status, 'parameters');
      yield { values: recipe.parameters ?? {}, pointer, takers };
    }
  }
}

function takenNames(operation: Operation): string[] {
  return [...operation.parameters.map(({ name }) => name), ...bodyProperties(operation)];
}

function keysOf(values: object, pointer: string): UsedName[] {
  return Object.keys(values).map((name) => ({ name, pointer: joinPointer(pointer, name), on: 'key' }));
}
