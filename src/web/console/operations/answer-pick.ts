import type { OperationDetail, ShownResponse } from '../../../mock/admin/shapes.js';
import type { Scenario, ScenarioAnswer } from '../../../mock/scenarios/scenario.js';
import type { Steered } from '../model.js';

/** How long an answer that is picked is given. */
export type Lasting = 'once' | 'always' | 'here';

/** An answer that is about to be picked. */
export interface AnswerPick {
  /** As documented: `404`, `4XX`, `default`; empty: as usual. */
  readonly status: string;
  /** For a range or `default`. */
  readonly code: string;
  /** A media type; empty: the one that is asked for. */
  readonly type: string;
  /** The name of an example; empty: the first, {@link generated}: none. */
  readonly example: string;
  readonly lasting: Lasting;
}

export const noPick: AnswerPick = { status: '', code: '', type: '', example: '', lasting: 'once' };

/** In the place of an example's name, which no line break can be in: a body made from the schema. */
export const generated = '\n';

/** The status of a pick as a number. */
export function codeOf({ status, code }: AnswerPick): number {
  return Number(/^\d{3}$/.test(status) ? status : code);
}

/** A status that a range or `default` can stand for, to begin with. */
export function usualCode(status: string, responses: readonly ShownResponse[]): string {
  if (/^\d{3}$/.test(status)) return status;
  if (/^\dXX$/.test(status)) return status.replace('XX', '00');
  return responses.some((each) => each.status === '500') ? '503' : '500';
}

/** The pick as a scenario for the next answer. */
export function pickedScenario({ api, operation }: OperationDetail, pick: AnswerPick): Scenario {
  const answer: ScenarioAnswer = {
    status: codeOf(pick),
    ...(pick.example === generated ? { dynamic: true } : {}),
    ...(pick.example !== '' && pick.example !== generated ? { example: pick.example } : {}),
    ...(pick.type === '' ? {} : { headers: { 'Content-Type': pick.type } }),
    ...(pick.lasting === 'once' ? { times: 1 } : {}),
  };
  return { api, operation, answer };
}

/** The pick as what a request asks for by itself (RFC 7240, RFC 9110 §12.5.1). */
export function asPreference(pick: AnswerPick): { readonly prefer: string; readonly accept: string } {
  if (pick.status === '' || pick.lasting !== 'here') return { prefer: '', accept: '' };
  const example =
    pick.example === '' || pick.example === generated ? [] : [`example=${quoted(pick.example)}`];
  const dynamic = pick.example === generated ? ['dynamic=true'] : [];
  return { prefer: [`code=${codeOf(pick)}`, ...example, ...dynamic].join(', '), accept: pick.type };
}

function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** What an answer in force is, in words. */
export function pickText({ answer }: Steered): string {
  const [first] = (Array.isArray(answer) ? answer : [answer]) as readonly ScenarioAnswer[];
  if (!first) return '';
  const { status, example, dynamic, headers, body, times } = first;
  return [
    status === undefined ? 'the usual status' : String(status),
    ...(example === undefined ? [] : [`example ${example}`]),
    ...(dynamic ? ['a generated body'] : []),
    ...(body === undefined ? [] : ['a body of its own']),
    ...Object.values(headers ?? {}).map((type) => `as ${type}`),
    times === undefined ? 'until it is cleared' : times === 1 ? 'once' : `${times} times`,
  ].join(', ');
}
