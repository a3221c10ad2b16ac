import { withFreshId } from '../plan-unknown.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 429: as many requests at a stretch as `--burst` allows, until one is refused; what deletes is aimed at an unknown id. */
export const burst: BuiltInRecipe = {
  statuses: ['429'],
  needs: 'leave to send many requests at a stretch: --burst N',
  sentAs: 'burst',
  *cases(situation) {
    const { context, plan } = situation;
    const isDelete = plan.operation.method === 'DELETE';
    const parameters = isDelete ? withFreshId(plan) : plan.known.parameters;
    if (!parameters) return;
    for (let count = 0; count < context.burst; count++) {
      yield recipeCase(situation, `a burst of ${context.burst} requests`, plan.request({ parameters }));
    }
  },
};
