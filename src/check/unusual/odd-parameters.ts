import { parameterKey } from '../../exchange/build-request.js';
import type { Parameter } from '../../openapi/api.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';

/** Ids that nobody has and that servers stumble over. */
const oddIds: readonly (readonly [string, string])[] = [
  ['non-ASCII text', 'Zoë 東京'],
  ['quotes', `O'Brien"--`],
  ['an encoded slash', 'a/../b'],
  ['a NUL', 'a\u0000b'],
  ['a percent sign', '100%zz'],
  ['2000 letters', 'x'.repeat(2_000)],
  ['a number beyond 64 bits', '99999999999999999999'],
  ['a negative number', '-1'],
];

/** Odd ids in the last path parameter, then odd texts in query parameters: only a break counts. */
export function* oddParameters(plan: RequestPlan): Generator<Case> {
  const { operation, known } = plan;
  // Where a PUT makes what is not there, odd ids would make odd things.
  const makes = operation.method === 'PUT' && operation.responses.some(({ status }) => status === '201');
  const last = operation.parameters.filter((parameter) => parameter.in === 'path').at(-1);
  const odd = (parameter: Parameter, what: string, text: string): Case => ({
    class: 'open',
    label: `${what} in ${parameter.name}`,
    trait: what,
    place: { location: `request ${parameter.in}`, pointer: `/${parameter.name}`, rule: parameter.node },
    request: plan.request({ parameters: new Map(known.parameters).set(parameterKey(parameter), text) }),
  });
  // What deletes is not sent where a lax reading of the id may mean something else that is there.
  const deletes = operation.method === 'DELETE';
  for (const [what, text] of last && !makes ? oddIds : []) {
    if (!(deletes && /^-|\//.test(text))) yield odd(last as Parameter, what, text);
  }
  for (const [what, text] of oddIds.slice(0, 4)) {
    for (const parameter of operation.parameters) {
      if (parameter.in === 'query' && isText(parameter)) yield odd(parameter, what, text);
    }
  }
}

function isText({ schema }: Parameter): boolean {
  const whole = schema?.schema('request');
  return typeof whole === 'object' && whole.type === 'string' && whole.enum === undefined;
}
