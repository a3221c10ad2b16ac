import { judgeParameters } from '../exchange/judge-parameters.js';
import { judgeQueryString } from '../exchange/query-string.js';
import { joinPointer, parsePointer } from '../source/json-pointer.js';
import { acceptsParameters } from './accepts-parameters.js';
import type { AnswerOptions } from './documented-answers.js';
import { judgeBody } from './judge-body.js';
import type { AnswerFlaw, MockAnswer } from './mock-engine.js';
import type { MockRequest } from './mock-request.js';
import { refuse } from './refuse.js';

/** A refusal of a request that departs from the document. */
export function refuseFlaws(request: MockRequest, options: AnswerOptions): MockAnswer | undefined {
  const { operation } = request;
  const { querystring } = operation;
  const body = judgeBody(request);
  const flaws = acceptsParameters(request) ? [] : judgeParameters(operation, request, request.pathParameters);
  if (querystring) flaws.push(...judgeQueryString(querystring, request));
  if (!body && flaws.length === 0) return undefined;
  const all: readonly AnswerFlaw[] = [
    ...(body?.flaws ?? []).map((flaw) => ({ ...flaw, location: 'body' as const })),
    ...flaws,
  ];
  const told = all.map(describe);
  const more = told.length > 5 ? [`${told.length - 5} more`] : [];
  const detail = `The request departs from the document: ${[...told.slice(0, 5), ...more].join('; ')}.`;
  return { ...refuse(request, statusesFor(body?.kind), { detail }, [], options), flaws: all };
}

function describe({ location, pointer, message }: AnswerFlaw): string {
  if (location === 'body') return `the body${at(pointer)} ${message}`;
  const [name = ''] = parsePointer(pointer);
  // What is said of a whole parameter, such as that it is missing, names it itself.
  if (name === '' || !message.startsWith(`${name} `)) return `the ${location} ${message}`;
  const kind = location === 'path' || location === 'query' ? `${location} parameter` : location;
  const inside = pointer.slice(joinPointer('', name).length);
  return `the ${kind} ${name}${at(inside)} ${message.slice(name.length + 1)}`;
}

function at(pointer: string): string {
  return pointer === '' ? '' : ` at ${pointer}`;
}

function statusesFor(
  kind: 'unsupported' | 'malformed' | 'violating' | undefined,
): readonly [number, ...number[]] {
  if (kind === 'unsupported') return [415, 422, 400];
  return kind === 'malformed' ? [400, 422] : [422, 400];
}
