import { unknownQueryIds } from '../plan-unknown.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 404 and 410: an id in the query that nothing has. Those in the path and the body belong to the ordinary cases. */
export const unknownId: BuiltInRecipe = {
  statuses: ['404', '410'],
  *cases(situation) {
    for (const { label, request } of unknownQueryIds(situation.plan)) {
      yield recipeCase(situation, label, request);
    }
  },
};
