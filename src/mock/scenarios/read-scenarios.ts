import type { Diagnostic } from '../../diagnostics/diagnostic.js';
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
import { isMeant, type Meant } from '../names-operation.js';
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

/** Holds scenarios that are parsed already against their schema and the documents. */
export function checkScenarios(parsed: ParsedSource, apis: readonly MockApi[]): ReadScenarios {
  const misshapen = validatorOf(scenarioSchema as unknown as JsonSchema)
    .validate(parsed.value)
    .map(({ instancePointer, message }) =>
      diagnose(parsed, instancePointer, {
        code: 'invalid-scenario',
        message: `\`${instancePointer || 'the file'}\` ${message}.`,
        fix: 'Write it as the schema of scenario files says.',
      }),
    );
  if (misshapen.length > 0) return { file: {}, diagnostics: misshapen };
  const file = parsed.value as ScenarioFile;
  return { file, diagnostics: [...wrongScenarios(parsed, file, apis), ...wrongFaults(parsed, file, apis)] };
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
      yield unknownOperation(parsed, pointer, scenario, apis);
      continue;
    }
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
    const isForAll = rule.operation === undefined && rule.api === undefined;
    if (isForAll || findOperation(apis, rule)) continue;
    yield unknownOperation(parsed, joinPointer('/faults', index), rule, apis);
  }
}

function* wrongAnswer(
  parsed: ParsedSource,
  pointer: string,
  operation: Operation,
  answer: ScenarioAnswer,
): Generator<Diagnostic> {
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

function unknownOperation(
  parsed: ParsedSource,
  pointer: string,
  { operation, api: name }: Meant,
  apis: readonly MockApi[],
): Diagnostic {
  const named = name === undefined ? apis : apis.filter((each) => each.name === name);
  if (named.length === 0) {
    return diagnose(parsed, joinPointer(pointer, 'api'), {
      code: 'unknown-api',
      message: `No API is called \`${name}\`.`,
      fix: `Name one of: ${apis.map((each) => each.name).join(', ')}.`,
    });
  }
  const known = named.flatMap(({ api }) => api.operations.map(({ id }) => id));
  const more = known.length > 20 ? ` and ${known.length - 20} more` : '';
  return diagnose(parsed, joinPointer(pointer, 'operation'), {
    code: 'unknown-operation',
    message: `No document has the operation \`${operation}\`.`,
    fix: `Name one of: ${known.slice(0, 20).join(', ')}${more}.`,
  });
}

function diagnose(
  file: ParsedSource,
  pointer: string,
  found: Pick<Diagnostic, 'code' | 'message' | 'fix'>,
): Diagnostic {
  return { ...found, severity: 'error', place: placeOf({ file, pointer, value: undefined }) };
}
