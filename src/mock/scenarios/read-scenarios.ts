import { validateHeaderValue } from 'node:http';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nameHint } from '../../diagnostics/name-hint.js';
import { findResponse } from '../../exchange/find-response.js';
import { isJson, matchMediaType, parseMediaType } from '../../exchange/media-type.js';
import type { MediaType, Operation } from '../../openapi/api.js';
import { placeOf } from '../../openapi/document-node.js';
import { validatorOf } from '../../schema/compile.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import { joinPointer } from '../../source/json-pointer.js';
import { type ParsedSource, parseText } from '../../source/parse-text.js';
import type { Source } from '../../source/source.js';
import type { MockApi } from '../mock-api.js';
import { isMeant, type Meant, unknownMeant } from '../names-operation.js';
import { isHeaderName, ownFraming } from '../served-headers.js';
import { successOf } from '../state/success.js';
import type { Scenario, ScenarioAnswer, ScenarioFile } from './scenario.js';
import { scenarioSchema } from './scenario-schema.js';

/** What was read, and what is wrong with it: with an error in it nothing of it should be used. */
export interface ReadScenarios {
  readonly file: ScenarioFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a scenario file in YAML or JSON and holds it against the documents: operations, examples and bodies. */
export function readScenarios(source: Source, apis: readonly MockApi[]): ReadScenarios {
  const parsed = parseText(source);
  if (!parsed.problem) return checkScenarios(parsed, apis);
  const { message, offset, fix } = parsed.problem;
  const place = { source, pointer: '', range: { start: offset, end: offset + 1 } };
  const said = `This is neither YAML nor JSON: ${message}.`;
  return { file: {}, diagnostics: [{ code: 'syntax', severity: 'error', message: said, fix, place }] };
}

/**
 * Holds scenarios that are parsed already against their schema and the documents. `mayBeUnfinished` lets faults pass that change
 * nothing yet, as when somebody puts them together.
 */
export function checkScenarios(
  parsed: ParsedSource,
  apis: readonly MockApi[],
  { mayBeUnfinished = false } = {},
): ReadScenarios {
  const misshapen = validatorOf(scenarioSchema as unknown as JsonSchema)
    .validate(parsed.value)
    .map(({ instancePointer, message }) =>
      diagnose(parsed, instancePointer, {
        code: 'invalid-scenario',
        message: `${instancePointer === '' ? 'This' : `\`${instancePointer}\``} ${message}.`,
        fix:
          instancePointer === ''
            ? 'Write an object with the lists `scenarios` and `faults`.'
            : 'Write it as schemas/scenarios.schema.json of the package says.',
      }),
    );
  if (misshapen.length > 0) return { file: {}, diagnostics: misshapen };
  const file = parsed.value as ScenarioFile;
  const diagnostics = [...wrongScenarios(parsed, file, apis), ...wrongFaults(parsed, file, apis)];
  return { file, diagnostics: mayBeUnfinished ? diagnostics : [...diagnostics, ...idleFaults(parsed, file)] };
}

/** The answers of a scenario, in turn. */
export function answersOf({ answer }: Scenario): readonly ScenarioAnswer[] {
  return Array.isArray(answer) ? answer : [answer as ScenarioAnswer];
}

function* wrongScenarios(parsed: ParsedSource, { scenarios = [] }: ScenarioFile, apis: readonly MockApi[]) {
  for (const [index, scenario] of scenarios.entries()) {
    const pointer = joinPointer('/scenarios', index);
    const operation = findOperation(apis, scenario);
    if (!operation) {
      yield* unknownNames(parsed, pointer, scenario, apis);
      continue;
    }
    yield* wrongCondition(parsed, pointer, scenario, apis);
    for (const [turn, answer] of answersOf(scenario).entries()) {
      const place = Array.isArray(scenario.answer)
        ? joinPointer(pointer, 'answer', turn)
        : joinPointer(pointer, 'answer');
      yield* wrongAnswer(parsed, place, operation, answer);
    }
  }
}

function* wrongFaults(parsed: ParsedSource, { faults = [] }: ScenarioFile, apis: readonly MockApi[]) {
  for (const [index, rule] of faults.entries()) {
    const pointer = joinPointer('/faults', index);
    yield* unknownNames(parsed, pointer, rule, apis);
    const { latency } = rule;
    if (typeof latency === 'object' && 'min' in latency && latency.min > latency.max) {
      yield diagnose(parsed, joinPointer(pointer, 'latency'), {
        code: 'invalid-scenario',
        message: `\`${pointer}/latency\` has a \`min\` of ${latency.min}, which is over its \`max\` of ${latency.max}.`,
        fix: 'Exchange the two.',
      });
    }
  }
}

function* idleFaults(parsed: ParsedSource, { faults = [] }: ScenarioFile) {
  for (const [index, { latency, rateLimit, status, delivery }] of faults.entries()) {
    if ([latency, rateLimit, status, delivery].some((each) => each !== undefined)) continue;
    const pointer = joinPointer('/faults', index);
    yield diagnose(parsed, pointer, {
      code: 'invalid-scenario',
      message: `\`${pointer}\` changes nothing.`,
      fix: 'Say `latency`, `rateLimit`, `status` or `delivery`.',
    });
  }
}

function* unknownNames(
  parsed: ParsedSource,
  pointer: string,
  meant: Meant,
  apis: readonly MockApi[],
): Generator<Diagnostic> {
  const unknown = unknownMeant(meant, apis);
  if (!unknown) return;
  const { what, message } = unknown;
  yield diagnose(parsed, joinPointer(pointer, what), {
    code: what === 'api' ? 'unknown-api' : 'unknown-operation',
    message,
    fix:
      what === 'api'
        ? 'Name one of the APIs served.'
        : 'Name an operationId, or `METHOD /path` as the document has it.',
  });
}

/** Parameters that no request of the operation has: the scenario would never apply. */
function* wrongCondition(
  parsed: ParsedSource,
  pointer: string,
  scenario: Scenario,
  apis: readonly MockApi[],
): Generator<Diagnostic> {
  const names = apis.flatMap((source) =>
    source.api.operations
      .filter((operation) => isMeant(scenario, { source, operation }))
      .flatMap(({ parameters }) => parameters.map(({ name }) => name)),
  );
  for (const name of Object.keys(scenario.when?.parameters ?? {})) {
    if (names.includes(name)) continue;
    yield diagnose(parsed, joinPointer(pointer, 'when', 'parameters', name), {
      code: 'unknown-parameter',
      message: `${scenario.operation} has no parameter \`${name}\`; ${nameHint(name, names)}.`,
      fix: 'Name a parameter of the operation, or ask for it under `query` or `headers`.',
    });
  }
}

function* wrongAnswer(
  parsed: ParsedSource,
  pointer: string,
  operation: Operation,
  answer: ScenarioAnswer,
): Generator<Diagnostic> {
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    const wrong = headerProblem(name, value);
    if (wrong === undefined) continue;
    yield diagnose(parsed, joinPointer(pointer, 'headers', name), {
      code: 'scenario-header',
      message: `\`${name}\` ${wrong}.`,
      fix: 'Write a field of RFC 9110 §5, its value in visible ASCII.',
    });
  }
  const status = answer.status ?? successOf(operation, undefined)?.status;
  const response = status === undefined ? undefined : findResponse(operation, status);
  const content = response?.content ?? [];
  if (answer.example !== undefined) {
    const names = content.flatMap(({ examples }) => examples.map(({ name }) => name));
    if (names.includes(answer.example)) return;
    const known = names.filter((name) => name !== '').join(', ') || 'none';
    yield diagnose(parsed, joinPointer(pointer, 'example'), {
      code: 'unknown-example',
      message: `The document has no example \`${answer.example}\` for ${operation.id} ${status}.`,
      fix: `Name one of its examples: ${known}.`,
    });
  }
  if (answer.body === undefined) return;
  const schema = bodyType(content, answer)?.schema?.schema('response');
  for (const { instancePointer, message } of schema === undefined
    ? []
    : validatorOf(schema).validate(answer.body)) {
    yield diagnose(parsed, joinPointer(pointer, 'body') + instancePointer, {
      code: 'scenario-body',
      message: `The body${instancePointer === '' ? '' : ` at \`${instancePointer}\``} ${message}, which ${operation.id} ${status} does not allow.`,
      fix: 'Write a body that conforms, or name an example.',
    });
  }
}

/** What keeps a header from being sent as it is written. */
function headerProblem(name: string, value: string): string | undefined {
  if (!isHeaderName(name)) return 'is no name of a header';
  if (ownFraming.has(name.toLowerCase())) return 'is for the server to say';
  return isHeaderValue(value) ? undefined : 'has a value that no header can carry';
}

function isHeaderValue(value: string): boolean {
  try {
    validateHeaderValue('x', value);
    return true;
  } catch {
    return false;
  }
}

/** The documented media type that a body is written in: that of the answer's own header, else the first JSON. */
export function bodyType(
  content: readonly MediaType[],
  { headers = {} }: ScenarioAnswer,
): MediaType | undefined {
  const [, written] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const media = written === undefined ? undefined : parseMediaType(written);
  if (media) return matchMediaType(content, media);
  return content.find(({ type }) => {
    const documented = parseMediaType(type);
    return documented !== undefined && isJson(documented);
  });
}

/** The operation that is meant; where several are, the first. */
export function findOperation(apis: readonly MockApi[], meant: Meant): Operation | undefined {
  for (const source of apis) {
    const found = source.api.operations.find((operation) => isMeant(meant, { source, operation }));
    if (found) return found;
  }
  return undefined;
}

function diagnose(
  file: ParsedSource,
  pointer: string,
  found: Pick<Diagnostic, 'code' | 'message' | 'fix'>,
): Diagnostic {
  return { ...found, severity: 'error', place: placeOf({ file, pointer, value: undefined }) };
}
