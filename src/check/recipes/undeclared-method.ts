import { undeclaredMethods } from '../plan-methods.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 405: what a path says to methods that it does not have is all that a documented 405 can describe. */
export const undeclaredMethod: BuiltInRecipe = {
  statuses: ['405'],
  *cases(situation) {
    for (const request of undeclaredMethods(situation.plan)) {
      yield recipeCase(situation, `${request.method}, which the path does not declare`, request);
    }
  },
};
