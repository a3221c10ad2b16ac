import type { WireRequest } from '../../http/message.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 412: a precondition that no current representation meets (RFC 9110 §15.5.13). */
export const stalePrecondition: BuiltInRecipe = {
  statuses: ['412'],
  *cases(situation) {
    const { plan } = situation;
    const withField = (name: string, value: string): WireRequest => {
      const bare = withoutPreconditions(plan.request());
      return { ...bare, headers: [...bare.headers, [name, value]] };
    };
    const long = 'Thu, 01 Jan 1970 00:00:00 GMT';
    yield recipeCase(situation, 'a stale If-Match', withField('If-Match', '"tally-stale"'));
    yield recipeCase(situation, 'a past If-Unmodified-Since', withField('If-Unmodified-Since', long));
    if (['GET', 'HEAD'].includes(plan.operation.method)) return;
    yield recipeCase(situation, 'If-None-Match: *', withField('If-None-Match', '*'));
  },
};

/** 428: no precondition at all (RFC 6585 §3). */
export const missingPrecondition: BuiltInRecipe = {
  statuses: ['428'],
  *cases(situation) {
    yield recipeCase(situation, 'no precondition', withoutPreconditions(situation.plan.request()));
  },
};

function withoutPreconditions(request: WireRequest): WireRequest {
  return { ...request, headers: request.headers.filter(([name]) => !/^if-/i.test(name)) };
}
