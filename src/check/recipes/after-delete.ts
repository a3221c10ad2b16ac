import { createTarget } from '../harvest/find-target.js';
import { expressionNames, templateKey } from '../harvest/resource-path.js';
import { planFor } from '../run-context.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 404 and 410: what this run created and deleted again. */
export const afterDelete: BuiltInRecipe = {
  statuses: ['410', '404'],
  async *cases(situation) {
    const { context, plan } = situation;
    const { path } = plan.operation;
    const remove = context.api.operations.find(
      (one) => one.method === 'DELETE' && templateKey(one.path) === templateKey(path),
    );
    if (!remove) return;
    const names = expressionNames(path);
    const parents = Object.fromEntries(
      names.slice(0, -1).map((name) => [name, plan.known.parameters.get(`path ${name}`)]),
    );
    const own = await createTarget(context, path, parents);
    if (!own) return;
    const values = Object.fromEntries(names.map((name, index) => [name, own.values[index]]));
    await context.wire.raw(planFor(context, remove, values).request());
    const request = planFor(context, plan.operation, values).request();
    yield recipeCase(situation, 'what was deleted', request);
  },
};
