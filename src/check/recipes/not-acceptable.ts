import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 406: an `Accept` that nothing documented matches (RFC 9110 §15.5.7). */
export const notAcceptable: BuiltInRecipe = {
  statuses: ['406'],
  *cases(situation) {
    for (const type of ['application/x-tally-unknown', 'image/x-tally-unknown']) {
      yield recipeCase(situation, `Accept: ${type}`, situation.plan.request({ headers: [['Accept', type]] }));
    }
  },
};
