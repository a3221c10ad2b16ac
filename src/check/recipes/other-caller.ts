import { requiredCredentials } from '../run-context.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 403: the same request from a caller who may not make it. */
export const otherCaller: BuiltInRecipe = {
  statuses: ['403'],
  needs: 'the credential of a caller who may not do it: --auth-as SCHEME=VALUE',
  *cases(situation) {
    const { context, plan } = situation;
    const mixed = new Map([...context.credentials, ...context.otherCredentials]);
    const credentials = requiredCredentials(plan.operation, mixed, context.otherCredentials);
    if (![...credentials.keys()].some((name) => context.otherCredentials.has(name))) return;
    yield recipeCase(situation, 'the credential of another caller', plan.request({ credentials }));
  },
};
