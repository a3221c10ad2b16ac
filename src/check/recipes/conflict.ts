import { isMapping } from '../../openapi/document-node.js';
import { validValues } from '../../schema/valid-values.js';
import type { Case } from '../case.js';
import { namesTheThing } from '../fresh-values.js';
import { findOther } from '../harvest/find-target.js';
import { type BuiltInRecipe, recipeCase, type Situation } from './built-in-recipe.js';

/** 409: a second create, rename, action or delete that cannot stand beside the first. */
export const conflict: BuiltInRecipe = {
  statuses: ['409'],
  async *cases(situation) {
    const { plan } = situation;
    const { method } = plan.operation;
    if (plan.creates) yield* createTwice(situation);
    else if (method === 'PUT' || method === 'PATCH') yield* takeNameOfAnother(situation);
    else if (method === 'POST' || method === 'DELETE') {
      const what = method === 'POST' ? 'request' : 'delete';
      yield recipeCase(situation, `a first ${what}`, plan.request());
      yield recipeCase(situation, `a second ${what}`, plan.request());
    }
  },
};

/** With the smallest body, then with one that has every property: the one that must be unique may be optional. */
function* createTwice(situation: Situation): Generator<Case> {
  const { plan } = situation;
  const options = { seed: plan.seed, values: plan.known.body };
  const full = [...validValues(plan.bodySchema, options)].find(({ label }) => label === 'full');
  const bodies = full === undefined ? [undefined] : [undefined, { value: plan.freshen(full.value) }];
  for (const body of bodies) {
    const first = plan.request(body ? { body } : {});
    yield recipeCase(situation, 'a create', first);
    // A key for repeats is new, so that this is a second create and no repeat of the first.
    const { body: _other, ...second } = plan.request(body ? { body } : {});
    const request = { ...second, ...(first.body ? { body: first.body } : {}) };
    yield recipeCase(situation, 'a second create with the same values', request);
  }
}

async function* takeNameOfAnother(situation: Situation): AsyncGenerator<Case> {
  const { context, plan } = situation;
  const other = await findOther(context, plan.operation, plan.known.parameters);
  const base = plan.baseline?.value ?? {};
  if (!other || !isMapping(base)) return;
  const names = plan.known.bodyProperties.filter(
    (name) => namesTheThing(name) && typeof other.shown[name] === 'string',
  );
  if (names.length === 0) return;
  const taken = Object.fromEntries(names.map((name) => [name, other.shown[name]]));
  const request = plan.request({ body: { value: { ...base, ...taken } } });
  yield recipeCase(situation, `the ${names.join(' and ')} of another`, request);
}
