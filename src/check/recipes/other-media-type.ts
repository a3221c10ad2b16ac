import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 415: the smallest body, said to be of a media type that is not documented. */
export const otherMediaType: BuiltInRecipe = {
  statuses: ['415'],
  *cases(situation) {
    const { plan } = situation;
    const bytes = plan.request().body;
    if (bytes === undefined || bytes.length === 0) return;
    for (const mediaType of ['application/x-tally-unknown', 'text/x-tally-unknown', 'application/xml']) {
      const request = plan.request({ body: { bytes, mediaType } });
      if (!plan.flaws(request).some(({ keyword }) => keyword === 'content')) continue;
      yield recipeCase(situation, `the body sent as ${mediaType}`, request);
    }
  },
};
